package registry.maintenance.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.api.spi.Blob;
import registry.api.spi.BlobStore;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoredRecord;
import registry.storage.BlobInspection;
import registry.storage.DocumentStore;
import registry.storage.Stores;

/**
 * Compares a registry with stores that nobody writes to: every record, every counter, and every blob of the registry,
 * which the stores must hold with these very bytes. Revisions may differ, a counter of 0 is as good as none, and the
 * stores may hold blobs that nothing refers to. In constant memory. For one thread.
 */
public final class Comparison implements Sink {
    /** The most differences that are named. */
    public static final int MOST_NAMED = 1_000;

    private final BlobStore blobs;
    private final Iterator<StoredRecord> records;
    private final Map<String, Long> counters;
    private final List<Difference> differences = new ArrayList<>();
    private long count;
    private @Nullable StoredRecord next;

    private Comparison(MetadataStore metadata, BlobStore blobs) {
        this.blobs = blobs;
        this.records = new DocumentStore(metadata)
                .scanLargeRecords("")
                .filter(record -> !record.key().equals(RestoreMarker.KEY))
                .iterator();
        this.counters = new TreeMap<>(metadata.counters(""));
        step();
    }

    /**
     * What was found.
     *
     * @param count how many differences there are
     * @param differences the first {@value Comparison#MOST_NAMED} of them
     */
    public record Result(long count, List<Difference> differences) {
        /** Copies the list. */
        public Result {
            differences = List.copyOf(differences);
        }

        /** Whether both are the same registry. */
        public boolean same() {
            return count == 0;
        }
    }

    /** Compares {@code registry} with what is in {@code stores}. */
    public static Result of(Content registry, Stores stores) throws IOException {
        return of(registry, stores.metadata(), stores.blobs());
    }

    static Result of(Content registry, MetadataStore metadata, BlobStore blobs) throws IOException {
        Comparison comparison = new Comparison(metadata, blobs);
        registry.copyTo(comparison);
        return comparison.finish();
    }

    @Override
    public void blob(Digest digest, long size, InputStream content) {
        Optional<Blob> stored = blobs.open(digest);
        if (stored.isEmpty()) {
            differs("blob missing", digest.hex());
        } else if (!isIntact(stored.get())) {
            differs("blob damaged", digest.hex());
        }
    }

    @Override
    public void record(String key, byte[] value) {
        while (next != null && Utf8Order.KEYS.compare(next.key(), key) < 0) {
            differs("record added", next.key());
            step();
        }
        if (next == null || !next.key().equals(key)) {
            differs("record missing", key);
            return;
        }
        if (!Arrays.equals(next.value(), value)) {
            differs("record changed", key);
        }
        step();
    }

    @Override
    public void counter(String name, long value) {
        @Nullable Long stored = counters.remove(name);
        if (value != (stored == null ? 0 : stored)) {
            differs("counter changed", name);
        }
    }

    private Result finish() {
        while (next != null) {
            differs("record added", next.key());
            step();
        }
        counters.forEach((name, value) -> {
            if (value != 0) {
                differs("counter added", name);
            }
        });
        return new Result(count, differences);
    }

    private void step() {
        next = records.hasNext() ? records.next() : null;
    }

    private void differs(String what, String name) {
        count++;
        if (differences.size() < MOST_NAMED) {
            differences.add(new Difference(what, name));
        }
    }

    private static boolean isIntact(Blob blob) {
        try (InputStream in = blob.read()) {
            return BlobInspection.hash(in, read -> {}).equals(blob.digest());
        } catch (IOException | UncheckedIOException | RegistryException e) {
            return false;
        }
    }
}
