package registry.maintenance.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import registry.api.ApiError;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.api.spi.Blob;
import registry.api.spi.BlobStore;
import registry.api.spi.MetadataStore;
import registry.storage.BlobReferences;
import registry.storage.Stores;

/**
 * The content of stores that may be in use: consistent, since it is that of one revision, with every blob that the
 * records of this revision refer to. Counters, which have no revision, are read last. Thread-safe.
 *
 * <p>Holds the digests of all blobs in memory, about 150 bytes each.
 */
public final class LiveContent implements Content {
    private final MetadataStore metadata;
    private final BlobStore blobs;
    private final BlobReferences references;
    private final Path directory;

    /**
     * Reads {@code stores}.
     *
     * @param directory for a temporary file, which grows to the size of all records and holds what is secret in them
     */
    public LiveContent(Stores stores, BlobReferences references, Path directory) {
        this(stores.metadata(), stores.blobs(), references, directory);
    }

    LiveContent(MetadataStore metadata, BlobStore blobs, BlobReferences references, Path directory) {
        this.metadata = metadata;
        this.blobs = blobs;
        this.references = references;
        this.directory = directory;
    }

    /**
     * {@inheritDoc}
     *
     * @throws RegistryException with {@link BackupError#REGISTRY_DAMAGED} when a blob is missing, a record that refers to
     *     one cannot be read, or the store lacks records, with {@link BackupError#RESTORE_INTERRUPTED}, or when a store fails
     */
    @Override
    public long copyTo(Sink sink) throws IOException {
        RestoreMarker.requireNone(metadata);
        metadata.inspect(damage -> {
            throw damaged(damage + "; 'admin fsck' finds all that is damaged");
        });
        try (Snapshot snapshot = Snapshot.take(metadata, directory)) {
            copyBlobs(snapshot, sink);
            snapshot.forEach(sink::record);
            Map<String, Long> counters = new TreeMap<>(Utf8Order.KEYS);
            counters.putAll(metadata.counters(""));
            for (Map.Entry<String, Long> counter : counters.entrySet()) {
                sink.counter(counter.getKey(), counter.getValue());
            }
            return snapshot.revision();
        }
    }

    /** A blob may be gone because its version was deleted after the snapshot; then a newer one does not name it. */
    private void copyBlobs(Snapshot snapshot, Sink sink) throws IOException {
        Set<Digest> copied = new HashSet<>();
        Set<Digest> missing = copyBlobs(snapshot, sink, copied);
        while (!missing.isEmpty()) {
            snapshot.advance();
            Set<Digest> stillMissing = copyBlobs(snapshot, sink, copied);
            stillMissing.stream().filter(missing::contains).findFirst().ifPresent(digest -> {
                throw damaged("the blob " + digest + " is missing; 'admin fsck' tells which version it belongs to: "
                        + "delete that version, or restore the blob");
            });
            missing = stillMissing;
        }
    }

    private Set<Digest> copyBlobs(Snapshot snapshot, Sink sink, Set<Digest> copied) throws IOException {
        Set<Digest> missing = new HashSet<>();
        for (Digest digest : referenced(snapshot)) {
            if (!copied.contains(digest)) {
                (copy(digest, sink) ? copied : missing).add(digest);
            }
        }
        return missing;
    }

    /** Whether there is such a blob. */
    private boolean copy(Digest digest, Sink sink) throws IOException {
        Optional<Blob> blob = blobs.open(digest);
        Optional<InputStream> opened = blob.flatMap(this::read);
        if (opened.isEmpty()) {
            return false;
        }
        try (InputStream content = opened.get()) {
            sink.blob(digest, blob.get().size(), content);
        }
        return true;
    }

    /** Empty when the blob was removed since it was found. */
    private Optional<InputStream> read(Blob blob) {
        try {
            return Optional.of(blob.read());
        } catch (RegistryException e) {
            if (blobs.open(blob.digest()).isPresent()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Set<Digest> referenced(Snapshot snapshot) throws IOException {
        Set<Digest> digests = new LinkedHashSet<>();
        snapshot.forEach((key, value) -> {
            try {
                references.of(key, value).forEach(digests::add);
            } catch (RegistryException e) {
                if (e.code() == ApiError.STORAGE_UNAVAILABLE) {
                    throw e;
                }
                throw damaged(e.detail());
            }
        });
        return digests;
    }

    private static RegistryException damaged(String what) {
        return new RegistryException(
                BackupError.REGISTRY_DAMAGED, "the registry is damaged and not backed up: " + what);
    }
}
