package registry.web.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler;
import io.helidon.http.RequestException;
import java.util.function.Supplier;

/**
 * Presents the chunks of a chunked body (RFC 9112 §7.1) as chunks of at most {@value #MAX_CHUNK} bytes.
 *
 * <p>The server reads a chunk whole before it hands it on, and clients may send a whole upload as one chunk. Only the
 * size of a chunk can make the server ask for more than {@value #MAX_CHUNK} bytes at once, so such a request is answered
 * with a first piece; the line that ends it and the size of the next piece are then made up here. The bytes of the body
 * stay as they are.
 *
 * <p>It also does what the server leaves out: chunk extensions and trailers are skipped, and what follows a chunk must
 * be a line end, since whoever reads it as anything else sees another next request. For one thread.
 */
final class SmallChunkReader extends DataReader {
    /** The largest piece handed on, in bytes. */
    static final int MAX_CHUNK = 64 * 1024;

    /** The longest line that gives a chunk's size, in bytes. */
    static final int MAX_SIZE_LINE = 1024;

    /** The most trailers. */
    static final int MAX_TRAILERS = 32;

    private static final int LINE_END = 2; // CR LF

    private long pending;
    private boolean lineEndIsMadeUp;
    private boolean lineEndIsNext;
    private boolean trailersAreNext;

    /** @param source blocks until there are bytes */
    SmallChunkReader(Supplier<byte[]> source) {
        super(source);
    }

    @Override
    public BufferData readBuffer(int length) {
        long rest = Math.max(pending, length);
        int piece = (int) Math.min(rest, MAX_CHUNK);
        pending = 0;
        // What is handed on is skipped by this object's own method. In a body without chunks nothing came after the
        // last
        // piece, and two bytes of this one are no line end.
        lineEndIsMadeUp = false;
        lineEndIsNext = false;
        BufferData data = super.readBuffer(piece);
        pending = rest - piece;
        lineEndIsMadeUp = pending > 0;
        lineEndIsNext = pending == 0;
        return data;
    }

    @Override
    public void skip(int length) {
        if (lineEndIsMadeUp) {
            lineEndIsMadeUp = false;
            return;
        }
        if (lineEndIsNext && length == LINE_END) {
            requireLineEnd();
        } else {
            super.skip(length);
        }
        lineEndIsNext = false;
    }

    private void requireLineEnd() {
        if (read() != '\r' || read() != '\n') {
            throw malformed("A chunk is longer than its size.");
        }
    }

    @Override
    public String readLine() {
        if (pending > 0) {
            return Long.toHexString(Math.min(pending, MAX_CHUNK));
        }
        if (trailersAreNext) {
            trailersAreNext = false;
            return skipTrailers();
        }
        String line = boundedLine();
        int extension = line.indexOf(';');
        String size = extension < 0 ? line : line.substring(0, extension).stripTrailing();
        trailersAreNext = !size.isEmpty() && size.chars().allMatch(digit -> digit == '0');
        return size;
    }

    /** Reads up to the empty line that ends the body, and returns it. */
    private String skipTrailers() {
        for (int trailers = 0; trailers <= MAX_TRAILERS; trailers++) {
            String line = boundedLine();
            if (line.isEmpty()) {
                return line;
            }
        }
        throw malformed("The body has too many trailers.");
    }

    private String boundedLine() {
        if (findNewLine(MAX_SIZE_LINE) == MAX_SIZE_LINE) {
            throw malformed("A line between chunks is too long.");
        }
        return super.readLine();
    }

    private static RequestException malformed(String message) {
        return RequestException.builder()
                .type(DirectHandler.EventType.BAD_REQUEST)
                .message(message)
                .setKeepAlive(false)
                .build();
    }
}
