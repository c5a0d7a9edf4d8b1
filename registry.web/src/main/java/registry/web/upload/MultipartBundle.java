package registry.web.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;
import registry.api.ApiError;
import registry.api.RegistryException;

/**
 * Finds the bundle in a multipart form (RFC 7578): its first part with a file name, whatever the field is called. For one
 * thread.
 */
final class MultipartBundle {
    private static final int MAX_PARTS = 100;
    private static final int MAX_BOUNDARY = 70; // RFC 2046 §5.1.1
    private static final String EXTENSION = ".mpk";

    private MultipartBundle() {}

    /**
     * Copies the bundle from {@code body} to {@code sink}, and reads the form to its end.
     *
     * @param contentType the value of the request's {@code Content-Type}
     * @throws RegistryException with {@link ApiError#UNSUPPORTED_MEDIA_TYPE} when it is no form, with
     *     {@link ApiError#INVALID_REQUEST} when there is no file, one of another type, or the form is malformed
     */
    static void copy(Optional<String> contentType, InputStream body, BundleSink sink) {
        byte[] boundary = boundary(contentType);
        try {
            MultipartInput form = MultipartInput.builder()
                    .setInputStream(body)
                    .setBufferSize(64 * 1024)
                    .setBoundary(boundary)
                    .get();
            copyFirstFile(form, sink);
        } catch (FileUploadException e) {
            throw invalid("the form is malformed: it lacks a boundary or ends early", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyFirstFile(MultipartInput form, BundleSink sink) throws IOException {
        boolean found = false;
        boolean more = form.skipPreamble();
        for (int part = 0; more; part++) {
            if (part == MAX_PARTS) {
                throw invalid("the form has too many parts; send one file");
            }
            Optional<String> fileName = fileName(form.readHeaders());
            if (!found && fileName.isPresent()) {
                requireExtension(fileName.get());
                found = true;
                copyPart(form, sink);
            } else {
                form.discardBodyData();
            }
            more = form.readBoundary();
        }
        if (!found) {
            throw invalid("the form holds no file; send the .mpk file as one part");
        }
    }

    private static void copyPart(MultipartInput form, BundleSink sink) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        try (InputStream part = form.newInputStream()) {
            for (int count = part.read(buffer); count >= 0; count = part.read(buffer)) {
                sink.write(buffer, 0, count);
            }
        }
    }

    private static byte[] boundary(Optional<String> contentType) {
        String type = contentType.orElse("");
        if (!type.toLowerCase(Locale.ROOT).strip().startsWith("multipart/form-data")) {
            throw new RegistryException(
                    ApiError.UNSUPPORTED_MEDIA_TYPE, "send the .mpk file as multipart/form-data, in one part");
        }
        String boundary = parameters(type).getOrDefault("boundary", "");
        if (boundary.isEmpty() || boundary.length() > MAX_BOUNDARY) {
            throw invalid("Content-Type must name the form's boundary, of 1 to " + MAX_BOUNDARY + " characters");
        }
        return boundary.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Optional<String> fileName(String headers) {
        for (String line : headers.replaceAll("\r\n[ \t]+", " ").split("\r\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).strip().equalsIgnoreCase("Content-Disposition")) {
                return Optional.ofNullable(parameters(line.substring(colon + 1)).get("filename"))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty());
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> parameters(String header) {
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        return parser.parse(header, ';');
    }

    private static void requireExtension(String fileName) {
        if (!fileName.toLowerCase(Locale.ROOT).endsWith(EXTENSION)) {
            throw invalid("the file's name must end in " + EXTENSION);
        }
    }

    private static RegistryException invalid(String message) {
        return new RegistryException(ApiError.INVALID_REQUEST, message);
    }

    private static RegistryException invalid(String message, Exception cause) {
        return new RegistryException(ApiError.INVALID_REQUEST, message, cause);
    }
}
