package registry.testing.storage;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import registry.api.spi.Batch;
import registry.api.spi.Changes;
import registry.api.spi.CommitResult;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoredRecord;

/** A store that hands everything on, for tests that change one method. As thread-safe as the store behind it. */
public class ForwardingMetadataStore implements MetadataStore {
    private final MetadataStore store;

    /** Hands on to {@code store}. */
    public ForwardingMetadataStore(MetadataStore store) {
        this.store = store;
    }

    @Override
    public Optional<StoredRecord> read(String key) {
        return store.read(key);
    }

    @Override
    public Map<String, StoredRecord> readAll(Collection<String> keys) {
        return store.readAll(keys);
    }

    @Override
    public List<StoredRecord> scan(String prefix, String after, int limit) {
        return store.scan(prefix, after, limit);
    }

    @Override
    public CommitResult commit(Batch batch) {
        return store.commit(batch);
    }

    @Override
    public Changes changes(long revision, int limit, Duration wait) {
        return store.changes(revision, limit, wait);
    }

    @Override
    public long revision() {
        return store.revision();
    }

    @Override
    public void addToCounters(Map<String, Long> deltas) {
        store.addToCounters(deltas);
    }

    @Override
    public Map<String, Long> counters(String prefix) {
        return store.counters(prefix);
    }

    @Override
    public void close() {
        store.close();
    }
}
