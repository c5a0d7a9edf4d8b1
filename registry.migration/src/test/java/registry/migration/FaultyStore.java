package registry.migration;

import java.util.Map;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;
import registry.api.spi.MetadataStore;
import registry.testing.storage.ForwardingMetadataStore;

/** A store that fails at one of its writes and from then on, as if its process had been killed before or after it. */
final class FaultyStore extends ForwardingMetadataStore {
    private final int failing;
    private final boolean applied;
    private int writes;

    /**
     * @param failing at which write
     * @param applied whether the store still does that one
     */
    FaultyStore(MetadataStore store, int failing, boolean applied) {
        super(store);
        this.failing = failing;
        this.applied = applied;
    }

    /** Whether it came so far. */
    boolean failed() {
        return writes >= failing;
    }

    @Override
    public CommitResult commit(Batch batch) {
        writes++;
        if (writes < failing) {
            return super.commit(batch);
        }
        if (writes == failing && applied) {
            super.commit(batch);
        }
        throw dead();
    }

    @Override
    public void addToCounters(Map<String, Long> deltas) {
        writes++;
        if (writes < failing) {
            super.addToCounters(deltas);
            return;
        }
        if (writes == failing && applied) {
            super.addToCounters(deltas);
        }
        throw dead();
    }

    @Override
    public void close() {
        // The store is its owner's to close.
    }

    private static RegistryException dead() {
        return new RegistryException(ApiError.STORAGE_UNAVAILABLE, "killed");
    }
}
