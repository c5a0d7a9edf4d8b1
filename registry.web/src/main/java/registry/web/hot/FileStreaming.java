package registry.web.hot;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import registry.api.spi.Blob;

/** Sends a stored file, or part of it, in pieces of {@value #PIECE} bytes. */
final class FileStreaming {
    private static final int PIECE = 64 * 1024;

    private FileStreaming() {}

    /**
     * Sends {@code range} of {@code blob}. When the client hangs up, or the file fails after the headers are gone, all
     * that is left is to close the connection.
     */
    static void send(ServerResponse response, Blob blob, ByteRange range) {
        try (InputStream in = blob.read(range.offset(), range.length())) {
            response.header(HeaderNames.CONTENT_LENGTH, Long.toString(range.length()));
            byte[] piece = new byte[Math.clamp(range.length(), 1, PIECE)];
            try (OutputStream out = response.outputStream()) {
                for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                    out.write(piece, 0, count);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new CloseConnectionException("the download was cut off", e);
        }
    }
}
