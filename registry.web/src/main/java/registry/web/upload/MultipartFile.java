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
 * Finds the file in a multipart form (RFC 7578): its first part with a file name, whatever the field is called. For one
 * thread.
 */
final class MultipartFile {
    private static final int MAX_PARTS = 100;
    private static final int MAX_BOUNDARY = 70; // RFC 2046 §5.1.1

    private final String extension;

    /** Looks for a file whose name ends in this. */
    MultipartFile(String extension) {
        this.extension = extension;
    }

    /** Takes the bytes of the file. */
    interface Reader {
        /** Need not read them all. */
        void read(InputStream file) throws IOException;
    }

    /**
     * Hands the file in {@code body} to {@code reader}, and reads the form to its end.
     *
     * @param contentType the value of the request's {@code Content-Type}
     * @throws RegistryException with {@link ApiError#UNSUPPORTED_MEDIA_TYPE} when it is no form, with
     *     {@link ApiError#INVALID_REQUEST} when there is no file, one of another type, or the form is malformed
     */
    void read(Optional<String> contentType, InputStream body, Reader reader) {
        byte[] boundary = boundary(contentType);
        try {
            MultipartInput form = MultipartInput.builder()
                    .setInputStream(body)
                    .setBufferSize(64 * 1024)
                    .setBoundary(boundary)
                    .get();
            readFirstFile(form, reader);
        } catch (FileUploadException e) {
            throw invalid("the form is malformed: it lacks a boundary or ends early", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readFirstFile(MultipartInput form, Reader reader) throws IOException {
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
                try (InputStream file = form.newInputStream()) {
                    reader.read(file);
                }
            } else {
                form.discardBodyData();
            }
            more = form.readBoundary();
        }
        if (!found) {
            throw invalid("the form holds no file; send the " + extension + " file as one part");
        }
    }

    private byte[] boundary(Optional<String> contentType) {
        String type = contentType.orElse("");
        if (!type.toLowerCase(Locale.ROOT).strip().startsWith("multipart/form-data")) {
            throw new RegistryException(
                    ApiError.UNSUPPORTED_MEDIA_TYPE,
                    "send the " + extension + " file as multipart/form-data, in one part");
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

    private void requireExtension(String fileName) {
        if (!fileName.toLowerCase(Locale.ROOT).endsWith(extension)) {
            throw invalid("the file's name must end in " + extension);
        }
    }

    private static RegistryException invalid(String message) {
        return new RegistryException(ApiError.INVALID_REQUEST, message);
    }

    private static RegistryException invalid(String message, Exception cause) {
        return new RegistryException(ApiError.INVALID_REQUEST, message, cause);
    }
}
