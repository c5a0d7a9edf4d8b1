package registry.testing.linearizability;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a store answers to a {@link Request}. Equal answers tell the same. */
public sealed interface Answer extends Serializable {
    /** The batch was applied. */
    record Committed(long revision) implements Answer {}

    /** The batch was refused. */
    record Conflict(Set<String> keys) implements Answer {
        /** Copies the keys. */
        public Conflict {
            keys = Set.copyOf(keys);
        }
    }

    /** Those of the records asked for that exist. */
    record Records(Set<Entry> entries) implements Answer {
        /** Copies the entries. */
        public Records {
            entries = Set.copyOf(entries);
        }
    }

    /** Records in their order. */
    record Page(List<Entry> entries) implements Answer {
        /** Copies the entries. */
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A record.
     *
     * @param value the bytes as Latin-1 text
     */
    record Entry(String key, String value, long revision) implements Serializable {}

    /** Commits that followed, and up to which revision these are all. */
    record Feed(List<Change> changes, long upTo) implements Answer {
        /** Copies the changes. */
        public Feed {
            changes = List.copyOf(changes);
        }
    }

    /** A key that was written or removed. */
    record Change(long revision, String key, boolean deleted) implements Serializable {}

    /** The feed does not go back so far. Histories are of stores that forget nothing, so it is never right. */
    record Forgotten(long revision) implements Answer {}

    /** The newest revision. */
    record Revision(long revision) implements Answer {}

    /** All deltas were added. */
    record Added() implements Answer {}

    /** Counters by name. */
    record Counters(Map<String, Long> values) implements Answer {
        /** Copies the values. */
        public Counters {
            values = Map.copyOf(values);
        }
    }
}
