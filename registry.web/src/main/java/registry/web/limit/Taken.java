package registry.web.limit;

import java.time.Duration;

/**
 * What became of one request for one more.
 *
 * @param allowed whether it is within the limit, and then it was counted
 * @param limit how many there may be within a minute
 * @param remaining how many more there may be now
 * @param reset how long until there may be one more than {@code remaining}
 */
record Taken(boolean allowed, int limit, int remaining, Duration reset) {
    /** As headers say it: never 0, since nobody is to come back at once. */
    long resetSeconds() {
        return Math.max(1, reset.plusNanos(999_999_999).toSeconds());
    }
}
