package registry.testing.storage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import registry.api.spi.Changes.Change;
import registry.api.spi.StoredRecord;

/** What an {@link InMemoryMetadataStore} keeps from one opening to the next. Guarded by itself. */
final class MemoryState {
    static final Comparator<String> UTF8 = (one, other) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    final NavigableMap<String, StoredRecord> records;
    final NavigableMap<String, Long> counters = new TreeMap<>(UTF8);

    /** The changes of each revision, the first ones emptied once forgotten. */
    final List<List<Change>> log = new ArrayList<>();

    long forgotten;

    /** What stale readers see. */
    NavigableMap<String, StoredRecord> previous;

    MemoryState(Comparator<String> order) {
        records = new TreeMap<>(order);
        previous = new TreeMap<>(order);
    }

    long revision() {
        return log.size();
    }
}
