package registry.maintenance.backup;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.BlobStore;
import registry.api.spi.MetadataStore;
import registry.api.spi.StagedBlob;
import registry.api.spi.StoredRecord;
import registry.storage.BlobReferences;
import registry.storage.Stores;

/**
 * Brings a backup into an empty store of any kind, all or nothing: the whole backup is verified before anything is
 * written; a marker keeps registries from opening the store while it is incomplete; and what was written is compared
 * with the backup before the marker is removed. An attempt that was interrupted is simply repeated, with the same backup
 * or another: what it left is removed first. Records get new revisions; no record holds one. For one thread.
 */
public final class Restore {
    private static final int MOST_RECORDS = 500;
    private static final int REMOVED_AT_ONCE = 25;
    private static final int MOST_BYTES = MetadataStore.MAX_VALUE_BYTES;
    private static final int PIECE = 64 * 1024;

    private final MetadataStore metadata;
    private final BlobStore blobs;
    private final BlobReferences references;
    private final Consumer<String> progress;
    private final Clock clock;

    /**
     * Restores into {@code stores}. Blobs that are there already stay.
     *
     * @param progress told what is done next, in words
     */
    public Restore(Stores stores, BlobReferences references, Consumer<String> progress, Clock clock) {
        this(stores.metadata(), stores.blobs(), references, progress, clock);
    }

    Restore(
            MetadataStore metadata,
            BlobStore blobs,
            BlobReferences references,
            Consumer<String> progress,
            Clock clock) {
        this.metadata = metadata;
        this.blobs = blobs;
        this.references = references;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Refuses a store that a restore into was not completed.
     *
     * @throws RegistryException with {@link BackupError#RESTORE_INTERRUPTED}
     */
    public static void requireComplete(MetadataStore store) {
        RestoreMarker.requireNone(store);
    }

    /**
     * Reads the whole backup and makes sure that it can be restored.
     *
     * @throws RegistryException with {@link BackupError#BACKUP_INVALID}
     */
    public static BackupSummary verify(BackupFile backup, BlobReferences references) throws IOException {
        return backup.read(new Verification(references));
    }

    /**
     * Restores.
     *
     * @throws RegistryException with {@link BackupError#BACKUP_INVALID} or {@link BackupError#STORE_NOT_EMPTY}, and
     *     nothing is written then; with {@link BackupError#RESTORE_DISTURBED}, or when a store fails, and the restore
     *     must be repeated then
     */
    public BackupSummary run(BackupFile backup) throws IOException {
        progress.accept("verifying the backup");
        BackupSummary summary = verify(backup, references);
        RestoreMarker marker = begin(summary);
        progress.accept("restoring " + summary.blobs() + " blobs and " + summary.records() + " records");
        Writing writing = new Writing(marker);
        backup.copyTo(writing);
        writing.finish();
        progress.accept("comparing the store with the backup");
        Comparison.Result result = Comparison.of(backup, metadata, blobs);
        if (!result.same()) {
            throw new RegistryException(
                    BackupError.RESTORE_DISTURBED,
                    "the store differs from the backup in " + result.count() + " places, first "
                            + result.differences().getFirst() + "; end what else writes there, and run the restore "
                            + "again");
        }
        marker.commit(metadata, marker.batch().delete(RestoreMarker.KEY));
        return summary;
    }

    /** Marks the store and removes what an earlier attempt left. */
    private RestoreMarker begin(BackupSummary summary) {
        Optional<StoredRecord> earlier = metadata.read(RestoreMarker.KEY);
        if (earlier.isEmpty()) {
            requireEmpty();
        }
        Batch.Builder batch = Batch.builder();
        earlier.ifPresentOrElse(
                record -> batch.requireRevision(RestoreMarker.KEY, record.revision()),
                () -> batch.requireAbsent(RestoreMarker.KEY));
        RestoreMarker marker = RestoreMarker.write(metadata, batch, summary, clock.instant());
        if (earlier.isPresent()) {
            progress.accept("removing what an interrupted restore left");
            clear(marker);
        } else {
            requireNothingBeside(marker);
        }
        return marker;
    }

    private void requireEmpty() {
        Optional<String> some = metadata.scan("", "", 1).stream()
                .map(StoredRecord::key)
                .findFirst()
                .or(() -> metadata.counters("").entrySet().stream()
                        .filter(counter -> counter.getValue() != 0)
                        .map(Map.Entry::getKey)
                        .findFirst());
        if (some.isPresent()) {
            throw notEmpty(some.get());
        }
    }

    /** A registry that was opened in the same moment has written by now, or finds the marker. */
    private void requireNothingBeside(RestoreMarker marker) {
        Optional<String> other = metadata.scan("", "", 2).stream()
                .map(StoredRecord::key)
                .filter(key -> !key.equals(RestoreMarker.KEY))
                .findFirst();
        if (other.isPresent()) {
            marker.commit(metadata, marker.batch().delete(RestoreMarker.KEY));
            throw notEmpty(other.get());
        }
    }

    private static RegistryException notEmpty(String key) {
        return new RegistryException(
                BackupError.STORE_NOT_EMPTY,
                "the store is not empty: it holds '" + key + "'; restore into a new data directory or database");
    }

    private void clear(RestoreMarker marker) {
        List<StoredRecord> page = metadata.scan("", "", REMOVED_AT_ONCE);
        while (!page.isEmpty()) {
            Batch.Builder batch = marker.batch();
            List<String> keys = page.stream()
                    .map(StoredRecord::key)
                    .filter(key -> !key.equals(RestoreMarker.KEY))
                    .toList();
            if (!keys.isEmpty()) {
                keys.forEach(batch::delete);
                marker.commit(metadata, batch);
            }
            page = metadata.scan("", page.getLast().key(), REMOVED_AT_ONCE);
        }
        Map<String, Long> less = new HashMap<>();
        metadata.counters("").forEach((name, value) -> less.put(name, -value));
        less.values().removeIf(value -> value == 0);
        if (!less.isEmpty()) {
            metadata.addToCounters(less);
        }
    }

    /** Writes what it takes, records in batches. */
    private final class Writing implements Sink {
        private final RestoreMarker marker;
        private final List<StoredRecord> waiting = new ArrayList<>();
        private final Map<String, Long> counters = new HashMap<>();
        private long waitingBytes;

        Writing(RestoreMarker marker) {
            this.marker = marker;
        }

        @Override
        public void blob(Digest digest, long size, InputStream content) throws IOException {
            try (StagedBlob staged = blobs.stage()) {
                byte[] piece = new byte[PIECE];
                for (int count = content.read(piece); count >= 0; count = content.read(piece)) {
                    staged.write(piece, 0, count);
                }
                if (!staged.digest().equals(digest)) {
                    throw BackupFormat.invalid("the blob " + digest + " is damaged");
                }
                staged.seal();
            }
        }

        @Override
        public void record(String key, byte[] value) {
            if (!waiting.isEmpty() && (waiting.size() == MOST_RECORDS || waitingBytes + value.length > MOST_BYTES)) {
                flush();
            }
            waiting.add(new StoredRecord(key, value, 0));
            waitingBytes += value.length;
        }

        @Override
        public void counter(String name, long value) {
            counters.put(name, value);
        }

        void finish() {
            flush();
            counters.values().removeIf(value -> value == 0);
            if (!counters.isEmpty()) {
                metadata.addToCounters(counters);
            }
        }

        private void flush() {
            if (!waiting.isEmpty()) {
                Batch.Builder batch = marker.batch();
                waiting.forEach(record -> batch.put(record.key(), record.value()));
                marker.commit(metadata, batch);
                waiting.clear();
                waitingBytes = 0;
            }
        }
    }
}
