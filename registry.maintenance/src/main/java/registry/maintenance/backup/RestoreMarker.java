package registry.maintenance.backup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;
import registry.api.spi.MetadataStore;
import registry.storage.DocumentStore;

/**
 * The record that says that a store holds a part of a backup only. It is written before everything else and removed when
 * the restore is complete; until then no registry opens the store.
 *
 * @param revision of the record: whoever takes the restore over rewrites it, which ends the attempt before
 */
record RestoreMarker(long revision) {
    static final String KEY = "restore/in-progress";

    /** @throws RegistryException with {@link BackupError#RESTORE_INTERRUPTED} when there is the record */
    static void requireNone(MetadataStore store) {
        if (store.read(KEY).isPresent()) {
            throw new RegistryException(
                    BackupError.RESTORE_INTERRUPTED,
                    "a restore into this store was interrupted or is still running, so it holds a part of a registry "
                            + "only; run 'admin restore FILE' again, or empty the store");
        }
    }

    /** Puts the record in the place of what the batch requires. */
    static RestoreMarker write(MetadataStore store, Batch.Builder batch, BackupSummary backup, Instant now) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("backup", backup.id().hex())
                .put("since", now.toString());
        return new RestoreMarker(
                commit(store, batch.put(KEY, DocumentStore.encode(json)).build()));
    }

    /** A batch that applies only while this attempt is the one that goes on. */
    Batch.Builder batch() {
        return Batch.builder().requireRevision(KEY, revision);
    }

    void commit(MetadataStore store, Batch.Builder batch) {
        commit(store, batch.build());
    }

    private static long commit(MetadataStore store, Batch batch) {
        return switch (store.commit(batch)) {
            case CommitResult.Committed committed -> committed.revision();
            case CommitResult.Conflict conflict ->
                throw new RegistryException(
                        BackupError.RESTORE_DISTURBED,
                        "something else wrote into the store meanwhile, another restore perhaps; end it, and run this "
                                + "one again");
        };
    }
}
