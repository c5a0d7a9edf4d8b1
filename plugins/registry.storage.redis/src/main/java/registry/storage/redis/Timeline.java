package registry.storage.redis;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Which commits made the revisions that readers of this process stand at. A fail-over that loses commits makes their
 * revisions anew; a reader that stands at one of the lost ones is told apart by the id of its commit. Once a revision is
 * known to have been made twice, nobody can tell which of both a reader means, and all who stand there are sent to read
 * everything anew, for as long as it takes all of them to ask. Bounded: a reader who stood still while thousands of
 * others moved is no longer checked. Thread-safe.
 */
final class Timeline {
    /** The id of no commit. */
    static final String AMBIGUOUS = "?";

    private static final int MOST = 4_096;

    /** Longer than any reader waits before it asks again. */
    private static final Duration DOUBT = Duration.ofMinutes(1);

    private final LongSupplier nanoTime;
    private final Map<Long, Made> commits = new LinkedHashMap<>();

    Timeline(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** @param again when it turned out that it had been another one before */
    private record Made(String commit, boolean twice, long again) {}

    /** A reader now stands at {@code revision}. */
    synchronized void stands(long revision, String commit) {
        Made before = commits.remove(revision);
        if (before == null) {
            commits.put(revision, new Made(commit, false, 0));
        } else if (before.commit().equals(commit)) {
            commits.put(revision, before);
        } else {
            commits.put(revision, new Made(commit, true, nanoTime.getAsLong()));
        }
        if (commits.size() > MOST) {
            commits.remove(commits.keySet().iterator().next());
        }
    }

    /** The id of the commit that made {@code revision}; {@code ""} when not known, or {@link #AMBIGUOUS}. */
    synchronized String commit(long revision) {
        Made made = commits.get(revision);
        if (made == null) {
            return "";
        }
        boolean doubtful = made.twice() && nanoTime.getAsLong() - made.again() < DOUBT.toNanos();
        return doubtful ? AMBIGUOUS : made.commit();
    }
}
