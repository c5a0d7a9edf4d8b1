package registry.web.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;
import registry.api.ApiError;
import registry.api.RegistryException;

/**
 * A request's body with a limit on its length and a least average speed, so that neither a large nor a slow client can
 * hold the server. Every failure of the client's is a {@link RegistryException} for the answer. For one thread.
 */
final class RequestBody extends InputStream {
    /** How long a body may take before its speed counts. */
    static final Duration GRACE = Duration.ofSeconds(20);

    /** How long a body may take at most, however large it is: 100 MiB need 30 KB per second. */
    static final Duration LONGEST = Duration.ofHours(1);

    /** The least average speed, in bytes per second. */
    static final long LEAST_SPEED = 4 * 1024;

    private final InputStream in;
    private final long limit;
    private final LongSupplier nanoTime;
    private final long start;
    private long length;
    private boolean broken;

    RequestBody(InputStream in, long limit) {
        this(in, limit, System::nanoTime);
    }

    RequestBody(InputStream in, long limit, LongSupplier nanoTime) {
        this.in = in;
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) {
        int got = receive(buffer, offset, count);
        length += Math.max(got, 0);
        if (length > limit) {
            throw new RegistryException(
                    WebError.PAYLOAD_TOO_LARGE, "the body is too large; the limit here is " + limit + " bytes");
        }
        requireSpeed();
        return got;
    }

    /**
     * Reads the rest and forgets it, so that a client that is still sending gets to read the answer.
     *
     * @return whether all of it was read within {@code mostBytes} and {@code mostTime}
     */
    boolean drain(long mostBytes, Duration mostTime) {
        byte[] buffer = new byte[16 * 1024];
        long deadline = System.nanoTime() + mostTime.toNanos();
        for (long drained = 0; drained < mostBytes && System.nanoTime() < deadline; ) {
            int got = receive(buffer, 0, buffer.length);
            if (got < 0) {
                return true;
            }
            drained += got;
        }
        return false;
    }

    private int receive(byte[] buffer, int offset, int count) {
        if (broken) {
            throw endedEarly(new IOException("the body failed before"));
        }
        broken = true;
        int got = receiveOrExplain(buffer, offset, count);
        broken = false;
        return got;
    }

    private int receiveOrExplain(byte[] buffer, int offset, int count) {
        try {
            return in.read(buffer, offset, count);
        } catch (CloseConnectionException | UncheckedIOException e) {
            throw isTimeout(e) ? tooSlow() : endedEarly(e);
        } catch (IOException | DataReader.InsufficientDataAvailableException e) {
            throw endedEarly(e);
        } catch (RequestException | DataReader.IncorrectNewLineException | IllegalArgumentException e) {
            throw new RegistryException(ApiError.INVALID_REQUEST, "the body's transfer encoding is malformed", e);
        }
    }

    private static boolean isTimeout(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    private void requireSpeed() {
        Duration taken = Duration.ofNanos(nanoTime.getAsLong() - start);
        long seconds = taken.minus(GRACE).toSeconds();
        if (taken.compareTo(LONGEST) > 0 || (seconds > 0 && length < seconds * LEAST_SPEED)) {
            throw tooSlow();
        }
    }

    private static RegistryException tooSlow() {
        return new RegistryException(ApiError.INVALID_REQUEST, "the body arrives too slowly; send it again");
    }

    private static RegistryException endedEarly(Exception cause) {
        return new RegistryException(
                ApiError.INVALID_REQUEST, "the connection ended before the whole body had arrived", cause);
    }
}
