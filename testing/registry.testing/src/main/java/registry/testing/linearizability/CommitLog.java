package registry.testing.linearizability;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commits, one after the other; the first made revision 1. Immutable, and shares what came before with other logs. */
final class CommitLog {
    static final CommitLog EMPTY = new CommitLog(null, null);

    private final @Nullable CommitLog before;
    private final Request.@Nullable Commit newest;
    private final long revision;
    private final int hash;

    private CommitLog(@Nullable CommitLog before, Request.@Nullable Commit newest) {
        this.before = before;
        this.newest = newest;
        this.revision = before == null ? 0 : before.revision + 1;
        this.hash = before == null || newest == null ? 0 : 31 * before.hash + newest.hashCode();
    }

    CommitLog after(Request.Commit commit) {
        return new CommitLog(this, commit);
    }

    /** The revision that the newest commit made. */
    long revision() {
        return revision;
    }

    /** What so many commits after a revision changed, oldest first, one list for each. */
    List<List<Answer.Change>> changesAfter(long after, int commits) {
        List<List<Answer.Change>> changes = new ArrayList<>();
        CommitLog at = this;
        while (at.before != null && at.revision > after + commits) {
            at = at.before;
        }
        while (at.before != null && at.newest != null && at.revision > after) {
            changes.add(at.newest.changes(at.revision));
            at = at.before;
        }
        Collections.reverse(changes);
        return changes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof CommitLog that) || revision != that.revision || hash != that.hash) {
            return false;
        }
        CommitLog one = this;
        CommitLog two = that;
        while (one != two && one.before != null && two.before != null) {
            if (one.newest == null || !one.newest.equals(two.newest)) {
                return false;
            }
            one = one.before;
            two = two.before;
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
