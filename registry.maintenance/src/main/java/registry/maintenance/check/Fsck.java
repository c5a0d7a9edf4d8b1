package registry.maintenance.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import registry.api.spi.StoredRecord;
import registry.storage.BlobInspection;
import registry.storage.BlobSweeper;
import registry.storage.DocumentStore;
import registry.storage.Finding;
import registry.storage.Inspector;
import registry.storage.Stores;

/**
 * Looks at everything that a registry keeps: every record with those that it is about, and every byte of every blob.
 * Only reads; safe while the registry is in use. In constant memory. Thread-safe.
 */
public final class Fsck {
    /** The most findings that a report names. */
    public static final int MOST_NAMED = 10_000;

    /** Sorts behind everything that keys hold. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private final Stores stores;
    private final List<Inspector> inspectors;
    private final BlobSweeper sweeper;

    /**
     * Looks at {@code stores}.
     *
     * @param sweeper tells which blobs nothing refers to
     */
    public Fsck(Stores stores, List<Inspector> inspectors, BlobSweeper sweeper) {
        this.stores = stores;
        this.inspectors = List.copyOf(inspectors);
        this.sweeper = sweeper;
    }

    /** Hears how an inspection goes on, on the thread that runs it. */
    public interface Listener {
        /** Something was found. */
        void found(Finding finding);

        /** So many bytes of blobs have been hashed so far; called about once for every 64 MiB. */
        void hashed(long bytes);
    }

    /**
     * Looks at everything once.
     *
     * @throws registry.api.RegistryException with {@code STORAGE_UNAVAILABLE} when a store fails
     */
    public FsckReport run(Listener listener) {
        Collected collected = new Collected(listener);
        DocumentStore documents = new DocumentStore(stores.metadata());
        findUnknown(collected);
        inspectors.forEach(inspector -> inspector.inspect(documents, collected));
        long begun = System.nanoTime();
        long blobs = new BlobInspection(stores.blobs()).run(collected, collected::hashed);
        Duration hashing = Duration.ofNanos(System.nanoTime() - begun);
        BlobSweeper.Report unused = sweeper.preview();
        if (!unused.removed().isEmpty()) {
            collected.accept(new Finding(
                    Finding.Severity.INFO,
                    "blobs-unused",
                    "blobs",
                    unused.removed().size() + " blobs of " + unused.removedBytes() + " bytes are not in use",
                    "they are removed within the hour, or at once by 'admin gc'"));
        }
        return collected.report(blobs, hashing);
    }

    /** Jumps over all records of a known sort at once. */
    private void findUnknown(Consumer<Finding> findings) {
        Set<String> known = inspectors.stream()
                .flatMap(inspector -> inspector.prefixes().stream())
                .collect(Collectors.toUnmodifiableSet());
        Optional<String> key = after("");
        while (key.isPresent()) {
            String current = key.get();
            Optional<String> prefix = known.stream().filter(current::startsWith).findFirst();
            if (prefix.isEmpty()) {
                findings.accept(Finding.warning(
                        "record-unknown",
                        current,
                        "this program does not know what the record is for",
                        "use the newest program that ever wrote to this registry"));
            }
            key = after(prefix.map(it -> it + LAST).orElse(current));
        }
    }

    private Optional<String> after(String key) {
        return stores.metadata().scan("", key, 1).stream()
                .map(StoredRecord::key)
                .findFirst();
    }

    /** Counts what is found and how much is read. For one thread. */
    private static final class Collected implements Consumer<Finding> {
        private static final long STEP = 64L * 1024 * 1024;

        private final Listener listener;
        private final List<Finding> findings = new ArrayList<>();
        private long errors;
        private long warnings;
        private long bytes;

        Collected(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void accept(Finding finding) {
            switch (finding.severity()) {
                case ERROR -> errors++;
                case WARNING -> warnings++;
                case INFO -> {}
            }
            if (findings.size() < MOST_NAMED) {
                findings.add(finding);
            }
            listener.found(finding);
        }

        void hashed(long count) {
            long before = bytes;
            bytes += count;
            if (before / STEP != bytes / STEP) {
                listener.hashed(bytes);
            }
        }

        FsckReport report(long blobs, Duration hashing) {
            return new FsckReport(findings, errors, warnings, blobs, bytes, hashing);
        }
    }
}
