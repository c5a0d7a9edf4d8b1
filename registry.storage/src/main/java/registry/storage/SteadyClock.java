package registry.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/**
 * A clock that is never put forward: it shows at most the time at which it was made and what has passed since then. When
 * the clock that it follows is put back, it is put back with it. For decisions where it is safe to think that it is
 * earlier, such as what is old enough to be removed. Thread-safe.
 */
public final class SteadyClock extends Clock {
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Instant start;
    private final long startNanos;

    /** Follows {@code clock} from now on. */
    public SteadyClock(Clock clock) {
        this(clock, System::nanoTime);
    }

    /** @param nanoTime a clock of any origin that is never set */
    SteadyClock(Clock clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.start = clock.instant();
        this.startNanos = nanoTime.getAsLong();
    }

    @Override
    public Instant instant() {
        Instant latest = start.plus(Duration.ofNanos(nanoTime.getAsLong() - startNanos));
        Instant shown = clock.instant();
        return shown.isAfter(latest) ? latest : shown;
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("only instants are asked for");
    }
}
