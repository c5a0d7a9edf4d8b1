package registry.testing.storage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import registry.api.spi.Changes.Change;
import registry.api.spi.StoredRecord;

/** What an {@link InMemoryMetadataStore} keeps from one opening to the next. Guarded by itself. */
final class MemoryState {
    /** By UTF-8 bytes, which is by code points. */
    static final Comparator<String> UTF8 = MemoryState::compare;

    final Comparator<String> order;
    final NavigableMap<String, StoredRecord> records;
    final NavigableMap<String, Long> counters = new TreeMap<>(UTF8);

    /** The changes of each revision, the first ones emptied once forgotten. */
    final List<List<Change>> log = new ArrayList<>();

    long forgotten;

    /** What stale readers see. */
    NavigableMap<String, StoredRecord> previous;

    MemoryState(Comparator<String> order) {
        this.order = order;
        records = new TreeMap<>(order);
        previous = new TreeMap<>(order);
    }

    long revision() {
        return log.size();
    }

    private static int compare(String one, String other) {
        int end = Math.min(one.length(), other.length());
        for (int i = 0; i < end; i++) {
            char here = one.charAt(i);
            char there = other.charAt(i);
            if (here != there) {
                // Surrogates stand for what comes after all other characters.
                return Character.isSurrogate(here) == Character.isSurrogate(there)
                        ? Character.compare(here, there)
                        : Boolean.compare(Character.isSurrogate(here), Character.isSurrogate(there));
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
