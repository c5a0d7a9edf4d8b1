package registry.client;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * A file as the one part of a {@code multipart/form-data} body (RFC 7578), read while it is sent.
 *
 * @param contentType value of the request's Content-Type header
 * @param body the body, of known length
 */
record Upload(String contentType, HttpRequest.BodyPublisher body) {

    /**
     * Prepares to send a file under the form's field {@code bundle}.
     *
     * @param fileName name told to the server; ASCII letters, digits, dots and hyphens
     */
    static Upload of(Path file, String fileName, Progress progress) throws IOException {
        // The registry's archives are compressed: a random boundary does not occur in them by accident.
        String boundary = "registry-" + UUID.randomUUID();
        byte[] head = ("--" + boundary + "\r\n"
                        + "Content-Disposition: form-data; name=\"bundle\"; filename=\"" + fileName + "\"\r\n"
                        + "Content-Type: application/gzip\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
        long length = head.length + Files.size(file) + tail.length;
        HttpRequest.BodyPublisher bytes =
                HttpRequest.BodyPublishers.ofInputStream(() -> new Watched(joined(head, file, tail), progress));
        return new Upload(
                "multipart/form-data; boundary=" + boundary, HttpRequest.BodyPublishers.fromPublisher(bytes, length));
    }

    private static InputStream joined(byte[] head, Path file, byte[] tail) {
        try {
            return new SequenceInputStream(Collections.enumeration(List.of(
                    new ByteArrayInputStream(head), Files.newInputStream(file), new ByteArrayInputStream(tail))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells the progress of each piece that is read. */
    private static final class Watched extends FilterInputStream {
        private final Progress progress;

        Watched(InputStream in, Progress progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            progress.moved();
            return super.read(buffer, offset, length);
        }
    }
}
