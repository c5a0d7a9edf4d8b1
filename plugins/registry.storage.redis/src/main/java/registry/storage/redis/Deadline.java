package registry.storage.redis;

import java.time.Duration;

/**
 * The time that one operation has, attempts and pauses included: whoever waits is answered in time, whatever the network
 * does. For one thread.
 */
final class Deadline {
    private static final long FIRST_PAUSE_MILLIS = 10;
    private static final long LONGEST_PAUSE_MILLIS = 250;

    /** An attempt may wait for a free connection, make one, and shake hands. */
    private static final int CONNECT_STEPS = 3;

    /** The part of the time that an answer may take before it is asked for on another connection. */
    private static final int LONGEST_COMMAND = 3;

    /** The part of the time that must be left for the command itself when an attempt begins. */
    private static final int SHORTEST_COMMAND = 18;

    private final long end;
    private final Duration longestCommand;
    private final Duration attempt;
    private long pause;

    Deadline(Duration timeout, Duration connectTimeout) {
        this.end = System.nanoTime() + timeout.toNanos();
        this.longestCommand = timeout.dividedBy(LONGEST_COMMAND);
        this.attempt = connectTimeout.multipliedBy(CONNECT_STEPS).plus(timeout.dividedBy(SHORTEST_COMMAND));
    }

    /** How long a command may take that is sent now, in milliseconds. */
    int commandMillis() {
        Duration left = left();
        return (int) Math.max(1, (left.compareTo(longestCommand) < 0 ? left : longestCommand).toMillis());
    }

    /** What the server may use of the time for a command, so that its answer arrives before nobody waits any more. */
    Duration share() {
        return Duration.ofMillis(commandMillis()).dividedBy(4).multipliedBy(3);
    }

    /**
     * Waits before another attempt, at first not at all, then ever longer.
     *
     * @return {@code false} at once when there is no time for another one
     */
    boolean pause() throws InterruptedException {
        if (left().minusMillis(pause).compareTo(attempt) < 0) {
            return false;
        }
        Thread.sleep(pause);
        pause = Math.clamp(2 * pause, FIRST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
        return true;
    }

    private Duration left() {
        return Duration.ofNanos(end - System.nanoTime());
    }
}
