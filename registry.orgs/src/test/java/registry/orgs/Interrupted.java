package registry.orgs;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoredRecord;
import registry.testing.storage.ForwardingMetadataStore;

/**
 * A store that something else happens to between two uses of it: so one process cuts in on another, at any point, and
 * every time at the same. For one thread; others, that take notes of the use of tokens, neither count nor are cut in on.
 */
final class Interrupted extends ForwardingMetadataStore {
    private final boolean conditions;
    private final Thread thread = Thread.currentThread();
    private int left = -1;
    private Runnable interruption = () -> {};

    /** @param conditions whether batches keep their conditions, without which updates are lost */
    Interrupted(MetadataStore store, boolean conditions) {
        super(store);
        this.conditions = conditions;
    }

    /** Runs {@code action} with {@code other} after this many uses of the store, or after the end. */
    void run(Runnable action, Runnable other, int uses) {
        left = uses;
        interruption = other;
        action.run();
        if (left >= 0) {
            left = -1;
            other.run();
        }
    }

    @Override
    public Optional<StoredRecord> read(String key) {
        use();
        return super.read(key);
    }

    @Override
    public Map<String, StoredRecord> readAll(Collection<String> keys) {
        use();
        return super.readAll(keys);
    }

    @Override
    public List<StoredRecord> scan(String prefix, String after, int limit) {
        use();
        return super.scan(prefix, after, limit);
    }

    @Override
    public CommitResult commit(Batch batch) {
        use();
        return super.commit(conditions ? batch : unconditional(batch));
    }

    private void use() {
        if (Thread.currentThread().equals(thread) && left-- == 0) {
            interruption.run();
        }
    }

    private static Batch unconditional(Batch batch) {
        Batch.Builder builder = Batch.builder();
        batch.writes().forEach((key, write) -> {
            switch (write) {
                case Batch.Write.Put put -> builder.put(key, put.value());
                case Batch.Write.Delete delete -> builder.delete(key);
            }
        });
        return builder.build();
    }
}
