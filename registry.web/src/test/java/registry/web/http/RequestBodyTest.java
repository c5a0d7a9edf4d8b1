package registry.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import registry.api.ApiError;
import registry.api.RegistryException;

class RequestBodyTest {
    @Test
    void readsUpToItsLimit() throws IOException {
        try (RequestBody body = new RequestBody(new ByteArrayInputStream(new byte[10]), 10)) {
            assertThat(body.readAllBytes()).hasSize(10);
        }
    }

    @Test
    void refusesOneByteMore() {
        RequestBody body = new RequestBody(new ByteArrayInputStream(new byte[11]), 10);
        assertThatThrownBy(body::readAllBytes)
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.code()).isEqualTo(WebError.PAYLOAD_TOO_LARGE));
    }

    @Test
    void saysThatASilentClientIsTooSlow() {
        assertFails(new UncheckedIOException(new SocketTimeoutException("Read timed out")), "too slowly");
    }

    @Test
    void asksForALeastSpeedAfterAWhile() throws IOException {
        AtomicLong seconds = new AtomicLong();
        RequestBody body = new RequestBody(endless(), Long.MAX_VALUE, () -> TimeUnit.SECONDS.toNanos(seconds.get()));
        read(body, 1);
        seconds.set(RequestBody.GRACE.toSeconds());
        read(body, 1);
        seconds.addAndGet(10);
        read(body, (int) (10 * RequestBody.LEAST_SPEED));
        seconds.incrementAndGet();
        assertThatThrownBy(() -> read(body, 1)).hasMessageContaining("too slowly");
    }

    @Test
    void endsABodyThatTakesForEverHoweverFastItIs() throws IOException {
        AtomicLong seconds = new AtomicLong();
        RequestBody body = new RequestBody(endless(), Long.MAX_VALUE, () -> TimeUnit.SECONDS.toNanos(seconds.get()));
        read(body, 100_000_000);
        seconds.set(RequestBody.LONGEST.toSeconds());
        read(body, 1);
        seconds.incrementAndGet();
        assertThatThrownBy(() -> read(body, 1)).hasMessageContaining("too slowly");
    }

    @Test
    void saysThatTheConnectionEnded() {
        assertFails(new UncheckedIOException(new IOException("reset")), "ended before");
    }

    @Test
    void drainsBeyondItsLimitButNotForEver() {
        assertThat(new RequestBody(new ByteArrayInputStream(new byte[100_000]), 10)
                        .drain(1_000_000, Duration.ofMinutes(1)))
                .isTrue();
        assertThat(new RequestBody(InputStream.nullInputStream(), 10).drain(1, Duration.ofMinutes(1)))
                .isTrue();
        assertThat(new RequestBody(new ByteArrayInputStream(new byte[100_000]), 10)
                        .drain(50_000, Duration.ofMinutes(1)))
                .isFalse();
        assertThat(new RequestBody(new ByteArrayInputStream(new byte[100_000]), 10).drain(1_000_000, Duration.ZERO))
                .isFalse();
    }

    private static InputStream endless() {
        return new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return length;
            }
        };
    }

    private static void read(RequestBody body, int length) throws IOException {
        body.readNBytes(new byte[length], 0, length);
    }

    private static void assertFails(RuntimeException failure, String message) {
        RequestBody body = new RequestBody(
                new InputStream() {
                    @Override
                    public int read() {
                        throw failure;
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int length) {
                        throw failure;
                    }
                },
                10);
        assertThatThrownBy(body::readAllBytes)
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.code()).isEqualTo(ApiError.INVALID_REQUEST))
                .hasMessageContaining(message);
    }
}
