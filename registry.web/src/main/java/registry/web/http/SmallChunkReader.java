package registry.web.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler;
import io.helidon.http.RequestException;

/**
 * Presents the chunks of a chunked body (RFC 9112 §7.1) as chunks of at most {@value #MAX_CHUNK} bytes.
 *
 * <p>The server reads a chunk whole before it hands it on, and clients may send a whole upload as one chunk. Only the
 * size of a chunk can make the server ask for more than {@value #MAX_CHUNK} bytes at once, so such a request is answered
 * with a first piece; the line that ends it and the size of the next piece are then made up here. The bytes of the body
 * stay as they are. For one thread.
 */
final class SmallChunkReader extends DataReader {
    /** The largest piece handed on, in bytes. */
    static final int MAX_CHUNK = 64 * 1024;

    /** The longest line that gives a chunk's size, in bytes. */
    static final int MAX_SIZE_LINE = 1024;

    private long pending;
    private boolean lineEndIsMadeUp;

    SmallChunkReader(DataReader source) {
        super(() -> source.readBuffer().readBytes());
    }

    @Override
    public BufferData readBuffer(int length) {
        long rest = Math.max(pending, length);
        int piece = (int) Math.min(rest, MAX_CHUNK);
        pending = 0;
        BufferData data = super.readBuffer(piece);
        pending = rest - piece;
        lineEndIsMadeUp = pending > 0;
        return data;
    }

    @Override
    public void skip(int length) {
        if (lineEndIsMadeUp) {
            lineEndIsMadeUp = false;
            return;
        }
        super.skip(length);
    }

    @Override
    public String readLine() {
        if (pending > 0) {
            return Long.toHexString(Math.min(pending, MAX_CHUNK));
        }
        if (findNewLine(MAX_SIZE_LINE) == MAX_SIZE_LINE) {
            throw RequestException.builder()
                    .type(DirectHandler.EventType.BAD_REQUEST)
                    .message("A line between chunks is too long.")
                    .setKeepAlive(false)
                    .build();
        }
        return super.readLine();
    }
}
