package registry.migration;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.Changes;
import registry.api.spi.CommitResult;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoredRecord;

/** A store that fails at one of its writes and from then on, as if its process had been killed before or after it. */
final class FaultyStore implements MetadataStore {
    private final MetadataStore store;
    private final int failing;
    private final boolean applied;
    private int writes;

    /**
     * @param failing at which write
     * @param applied whether the store still does that one
     */
    FaultyStore(MetadataStore store, int failing, boolean applied) {
        this.store = store;
        this.failing = failing;
        this.applied = applied;
    }

    /** Whether it came so far. */
    boolean failed() {
        return writes >= failing;
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
        writes++;
        if (writes < failing) {
            return store.commit(batch);
        }
        if (writes == failing && applied) {
            store.commit(batch);
        }
        throw dead();
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
        writes++;
        if (writes < failing) {
            store.addToCounters(deltas);
            return;
        }
        if (writes == failing && applied) {
            store.addToCounters(deltas);
        }
        throw dead();
    }

    @Override
    public Map<String, Long> counters(String prefix) {
        return store.counters(prefix);
    }

    @Override
    public void close() {
        // The store is its owner's to close.
    }

    private static RegistryException dead() {
        return new RegistryException(ApiError.STORAGE_UNAVAILABLE, "killed");
    }
}
