package registry.client;

import java.time.Duration;

/**
 * How often and when a call is repeated. Only calls that cannot do harm by it are: reads, and changes that leave the same
 * state when they happen twice. Any call is repeated when the registry never saw it (no connection), or said that it did
 * nothing (429). A call that was borne in silence until its time was over is not. A deletion that is repeated since nobody
 * knows what became of it, and finds nothing, has succeeded.
 *
 * <p>Between two attempts there is a pause that doubles each time, of which a random part up to a half is left out. It is
 * never shorter than the registry asks for by {@code Retry-After}; if it asks for more than {@code longestDelay}, the call
 * fails at once, and {@link RefusedException#retryAfter} tells.
 *
 * @param attempts how often a call is sent at most, 1 to 20; with 1 nothing is repeated
 * @param firstDelay pause before the second attempt, more than zero
 * @param longestDelay longest pause, not less than the first, a year at most
 */
public record RetryPolicy(int attempts, Duration firstDelay, Duration longestDelay) {
    private static final int MAX_ATTEMPTS = 20;
    private static final Duration MAX_DELAY = Duration.ofDays(366);

    /** Three attempts, and pauses from 0.2 to 10 seconds. */
    public static final RetryPolicy STANDARD = new RetryPolicy(3, Duration.ofMillis(200), Duration.ofSeconds(10));

    /** One attempt. */
    public static final RetryPolicy NONE = new RetryPolicy(1, Duration.ofMillis(200), Duration.ofSeconds(10));

    /** Checks the numbers; throws {@link IllegalArgumentException} saying what is wrong. */
    public RetryPolicy {
        if (attempts < 1 || attempts > MAX_ATTEMPTS) {
            throw new IllegalArgumentException("attempts must be 1 to " + MAX_ATTEMPTS);
        }
        if (firstDelay.isNegative() || firstDelay.isZero() || longestDelay.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException(
                    "the delays must be greater than zero, and the longest not below the first");
        }
        if (longestDelay.compareTo(MAX_DELAY) > 0) {
            throw new IllegalArgumentException("the longest delay must be a year at most");
        }
    }
}
