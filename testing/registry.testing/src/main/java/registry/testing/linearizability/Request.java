package registry.testing.linearizability;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client asks of a store. Serializable, so that a process that is about to be killed can tell of it. */
public sealed interface Request extends Serializable {
    /** The revision that a condition has for a key that must be absent. */
    long ABSENT = 0;

    /**
     * A conditional batch.
     *
     * @param conditions by key: the revision its record must have, or {@link #ABSENT}
     * @param writes in their order
     */
    record Commit(Map<String, Long> conditions, List<Write> writes) implements Request {
        /** Copies both. */
        public Commit {
            conditions = Map.copyOf(conditions);
            writes = List.copyOf(writes);
        }

        /** What the change feed tells of this batch. */
        List<Answer.Change> changes(long revision) {
            return writes.stream()
                    .map(write -> new Answer.Change(revision, write.key(), write.value() == null))
                    .toList();
        }
    }

    /**
     * What happens to one key of a batch.
     *
     * @param value the bytes as Latin-1 text; {@code null} when the record is removed
     */
    record Write(String key, @Nullable String value) implements Serializable {}

    /** The records under some keys, at one revision. */
    record Read(Set<String> keys) implements Request {
        /** Copies the keys. */
        public Read {
            keys = Set.copyOf(keys);
        }
    }

    /** A page of the records in the order of their keys. */
    record Scan(String prefix, String after, int limit) implements Request {}

    /** A page of the change feed. */
    record ReadFeed(long after, int limit) implements Request {}

    /** The newest revision. */
    record ReadRevision() implements Request {}

    /** An addition to counters. */
    record Add(Map<String, Long> deltas) implements Request {
        /** Copies the deltas. */
        public Add {
            deltas = Map.copyOf(deltas);
        }
    }

    /** The counters whose names begin with a prefix. */
    record ReadCounters(String prefix) implements Request {}

    /** Whether this may change what is stored. */
    default boolean isWrite() {
        return this instanceof Commit || this instanceof Add;
    }

    /** Whether this is about counters, which no other request touches. */
    default boolean isAboutCounters() {
        return this instanceof Add || this instanceof ReadCounters;
    }
}
