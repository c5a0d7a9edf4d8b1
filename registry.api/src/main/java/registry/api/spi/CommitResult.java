package registry.api.spi;

import java.util.Set;

/** How a batch ended. */
public sealed interface CommitResult {
    /**
     * The batch is applied and durable.
     *
     * @param revision the store's revision that this batch made, one more than the one before
     */
    record Committed(long revision) implements CommitResult {}

    /**
     * Nothing was applied.
     *
     * @param keys the keys whose conditions did not hold, at least one
     */
    record Conflict(Set<String> keys) implements CommitResult {
        /** Copies the keys. */
        public Conflict {
            keys = Set.copyOf(keys);
        }
    }
}
