package registry.storage.redis;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which commits made the revisions that readers of this process stand at. A fail-over that loses commits makes their
 * revisions anew; a reader that stands at one of the lost ones is told by the id of its commit. Bounded: a reader who
 * stood still while thousands of others moved is no longer checked. Thread-safe.
 */
final class Timeline {
    private static final int MOST = 4_096;

    private final Map<Long, String> commits = new LinkedHashMap<>();

    /** A reader now stands at {@code revision}. */
    synchronized void stands(long revision, String commit) {
        commits.remove(revision);
        commits.put(revision, commit);
        if (commits.size() > MOST) {
            commits.remove(commits.keySet().iterator().next());
        }
    }

    /** The id of the commit that made {@code revision}, or {@code ""} when not known. */
    synchronized String commit(long revision) {
        return commits.getOrDefault(revision, "");
    }
}
