package registry.web.hot;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import registry.api.RegistryException;
import registry.catalog.EncodedJson;

/** Sends an answer that is too long for memory, in chunks of at most {@value #PIECE} bytes. */
final class JsonStreaming {
    private static final int PIECE = 64 * 1024;

    private JsonStreaming() {}

    /**
     * Sends {@code json}. When the client hangs up, or the store fails after the headers are gone, all that is left is to
     * close the connection.
     */
    static void send(ServerRequest request, ServerResponse response, EncodedJson.Streamed json, boolean gzip) {
        if (request.prologue().method().equals(Method.HEAD)) {
            sendLength(response, json, gzip);
            return;
        }
        try (OutputStream out = response.outputStream()) {
            write(json, new Pieces(out), gzip);
        } catch (IOException | UncheckedIOException | RegistryException e) {
            throw new CloseConnectionException("the listing was cut off", e);
        }
    }

    /** An empty answer would get the length 0, so the length is found as for {@code GET}: by writing everything. */
    private static void sendLength(ServerResponse response, EncodedJson.Streamed json, boolean gzip) {
        Count count = new Count();
        try {
            write(json, count, gzip);
        } catch (IOException e) {
            throw new UncheckedIOException("counting cannot fail", e);
        }
        response.header(HeaderNames.CONTENT_LENGTH, Long.toString(count.total));
        response.send();
    }

    private static void write(EncodedJson.Streamed json, OutputStream out, boolean gzip) throws IOException {
        if (!gzip) {
            json.writeTo(out);
            return;
        }
        GZIPOutputStream compressed = new GZIPOutputStream(out, PIECE);
        json.writeTo(compressed);
        compressed.finish();
    }

    /** Passes large arrays on in pieces, since the server copies what it sends. */
    private static final class Pieces extends OutputStream {
        private final OutputStream out;

        Pieces(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int done = 0; done < length; done += PIECE) {
                out.write(bytes, offset + done, Math.min(PIECE, length - done));
            }
        }
    }

    private static final class Count extends OutputStream {
        private long total;

        @Override
        public void write(int b) {
            total++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            total += length;
        }
    }
}
