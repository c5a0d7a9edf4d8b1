package registry.web.limit;

import java.time.Duration;

/**
 * How often something happened in the last minute, remembered in steps of five seconds: each time is forgotten after 55 to
 * 60 seconds. Not thread-safe.
 */
final class RecentCount {
    /** The longest that anything is remembered. */
    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int STEPS = 12;
    private static final long STEP_NANOS = WINDOW.toNanos() / STEPS;

    private final int[] counts = new int[STEPS];
    private long latest;

    /** @param now on a clock that never goes back, in nanoseconds */
    RecentCount(long now) {
        this.latest = step(now);
    }

    void add(long now) {
        forget(now);
        counts[slot(latest)]++;
    }

    int total(long now) {
        forget(now);
        int total = 0;
        for (int count : counts) {
            total += count;
        }
        return total;
    }

    /** How long until the first of what is remembered is forgotten; nothing if nothing is. */
    Duration untilNextForgotten(long now) {
        forget(now);
        for (long step = latest - STEPS + 1; step <= latest; step++) {
            if (counts[slot(step)] > 0) {
                return Duration.ofNanos((step + STEPS) * STEP_NANOS - now);
            }
        }
        return Duration.ZERO;
    }

    private void forget(long now) {
        long current = step(now);
        for (long step = Math.max(latest + 1, current - STEPS + 1); step <= current; step++) {
            counts[slot(step)] = 0;
        }
        latest = Math.max(latest, current);
    }

    private static long step(long now) {
        return Math.floorDiv(now, STEP_NANOS);
    }

    private static int slot(long step) {
        return (int) Math.floorMod(step, (long) STEPS);
    }
}
