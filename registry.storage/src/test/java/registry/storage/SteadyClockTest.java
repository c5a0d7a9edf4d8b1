package registry.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final AtomicReference<Instant> shown = new AtomicReference<>(START);
    private final AtomicLong nanos = new AtomicLong(-1_000);
    private final InstantSource source = shown::get;
    private final Clock steady = new SteadyClock(source.withZone(ZoneOffset.UTC), nanos::get);

    @Test
    void followsAClockThatGoesRight() {
        assertThat(steady.instant()).isEqualTo(START);
        pass(Duration.ofDays(400));
        assertThat(steady.instant()).isEqualTo(START.plus(Duration.ofDays(400)));
        assertThat(steady.getZone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void isNotPutForward() {
        set(Duration.ofDays(1));
        assertThat(steady.instant()).isEqualTo(START);
        pass(Duration.ofHours(2));
        assertThat(steady.instant()).isEqualTo(START.plus(Duration.ofHours(2)));
    }

    @Test
    void isPutBack() {
        pass(Duration.ofHours(2));
        set(Duration.ofHours(-1));
        assertThat(steady.instant()).isEqualTo(START.plus(Duration.ofHours(1)));
        set(Duration.ofHours(1));
        assertThat(steady.instant()).isEqualTo(START.plus(Duration.ofHours(2)));
    }

    /** Time passes. */
    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        set(time);
    }

    /** Somebody sets the clock. */
    private void set(Duration by) {
        shown.updateAndGet(before -> before.plus(by));
    }
}
