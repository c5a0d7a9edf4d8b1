package registry.migration;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import registry.api.spi.Batch;
import registry.api.spi.Changes;
import registry.api.spi.CommitResult;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoredRecord;

/**
 * A store as it would be: what is written is kept in memory on top of what another store holds, which stays as it is. So
 * whatever writes here decides as it would in earnest. Has no change feed. Thread-safe.
 */
final class RehearsalStore implements MetadataStore {
    private static final Comparator<String> ORDER =
            Comparator.comparing((String key) -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final MetadataStore below;
    private final NavigableMap<String, Optional<StoredRecord>> written = new TreeMap<>(ORDER);
    private final Map<String, Long> counted = new HashMap<>();
    private long revision;

    /** @param below stays its owner's to close */
    RehearsalStore(MetadataStore below) {
        this.below = below;
        this.revision = below.revision();
    }

    @Override
    public synchronized Optional<StoredRecord> read(String key) {
        Optional<StoredRecord> own = written.getOrDefault(key, Optional.empty());
        return written.containsKey(key) ? own : below.read(key);
    }

    @Override
    public synchronized Map<String, StoredRecord> readAll(Collection<String> keys) {
        Map<String, StoredRecord> read = new LinkedHashMap<>();
        Map<String, StoredRecord> old = below.readAll(keys);
        for (String key : keys) {
            written.getOrDefault(key, Optional.ofNullable(old.get(key))).ifPresent(record -> read.put(key, record));
        }
        return read;
    }

    @Override
    public synchronized List<StoredRecord> scan(String prefix, String after, int limit) {
        NavigableMap<String, StoredRecord> found = new TreeMap<>(ORDER);
        String last = after;
        List<StoredRecord> page;
        do {
            page = below.scan(prefix, last, limit);
            page.forEach(record -> found.put(record.key(), record));
            String upTo = page.size() < limit ? "" : page.getLast().key();
            boolean before = ORDER.compare(last, prefix) < 0;
            merge(prefix, before ? written.tailMap(prefix, true) : written.tailMap(last, false), upTo, found);
            last = upTo.isEmpty() ? last : upTo;
        } while (found.size() < limit && page.size() == limit);
        return found.values().stream().limit(limit).toList();
    }

    /** Puts what was written, up to {@code upTo} if that is not empty, in the place of the old. */
    private static void merge(
            String prefix,
            NavigableMap<String, Optional<StoredRecord>> own,
            String upTo,
            NavigableMap<String, StoredRecord> found) {
        for (Map.Entry<String, Optional<StoredRecord>> entry : own.entrySet()) {
            String key = entry.getKey();
            if (!key.startsWith(prefix) || (!upTo.isEmpty() && ORDER.compare(key, upTo) > 0)) {
                break;
            }
            entry.getValue().ifPresentOrElse(record -> found.put(key, record), () -> found.remove(key));
        }
    }

    @Override
    public synchronized CommitResult commit(Batch batch) {
        Set<String> broken = new LinkedHashSet<>();
        batch.conditions().forEach((key, wanted) -> {
            OptionalLong actual =
                    read(key).map(record -> OptionalLong.of(record.revision())).orElseGet(OptionalLong::empty);
            if (!actual.equals(wanted)) {
                broken.add(key);
            }
        });
        if (!broken.isEmpty()) {
            return new CommitResult.Conflict(broken);
        }
        revision++;
        batch.writes()
                .forEach((key, write) -> written.put(
                        key,
                        switch (write) {
                            case Batch.Write.Put put -> Optional.of(new StoredRecord(key, put.value(), revision));
                            case Batch.Write.Delete delete -> Optional.empty();
                        }));
        return new CommitResult.Committed(revision);
    }

    @Override
    public Changes changes(long since, int limit, Duration wait) {
        throw new UnsupportedOperationException("nobody follows a rehearsal");
    }

    @Override
    public synchronized long revision() {
        return revision;
    }

    @Override
    public synchronized void addToCounters(Map<String, Long> deltas) {
        deltas.forEach((name, delta) -> counted.merge(name, delta, Long::sum));
    }

    @Override
    public synchronized Map<String, Long> counters(String prefix) {
        Map<String, Long> counters = new HashMap<>(below.counters(prefix));
        counted.forEach((name, delta) -> {
            if (name.startsWith(prefix)) {
                counters.merge(name, delta, Long::sum);
            }
        });
        return counters;
    }

    @Override
    public void close() {
        // What is below stays open, and what was written is forgotten with this object.
    }
}
