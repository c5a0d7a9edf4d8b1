package registry.maintenance.check;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import registry.api.ApiError;
import registry.api.RegistryException;
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

    private static final String METADATA = "metadata store";
    private static final String BLOBS = "blob store";

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
        goingOn(
                METADATA,
                collected,
                () -> stores.metadata().inspect(damage -> collected.accept(damaged(METADATA, damage))));
        goingOn(METADATA, collected, () -> findUnknown(collected));
        inspectors.forEach(inspector -> goingOn(METADATA, collected, () -> inspector.inspect(documents, collected)));
        goingOn(BLOBS, collected, () -> stores.blobs().inspect(damage -> collected.accept(damaged(BLOBS, damage))));
        long begun = System.nanoTime();
        goingOn(
                BLOBS,
                collected,
                () -> collected.blobs(new BlobInspection(stores.blobs()).run(collected, collected::hashed)));
        Duration hashing = Duration.ofNanos(System.nanoTime() - begun);
        goingOn(BLOBS, collected, () -> findUnused(collected));
        return collected.report(hashing);
    }

    /** What a store cannot read must not keep the rest from being looked at. */
    private static void goingOn(String store, Consumer<Finding> findings, Runnable step) {
        try {
            step.run();
        } catch (RegistryException e) {
            if (e.code() != ApiError.STORAGE_CORRUPT) {
                throw e;
            }
            findings.accept(damaged(store, "a part of it cannot be read: " + e.detail()));
        }
    }

    private static Finding damaged(String store, String what) {
        return Finding.error("store-damaged", store, what, "restore the registry from a backup");
    }

    private void findUnused(Consumer<Finding> findings) {
        BlobSweeper.Report unused = sweeper.preview();
        if (!unused.removed().isEmpty()) {
            findings.accept(new Finding(
                    Finding.Severity.INFO,
                    "blobs-unused",
                    "blobs",
                    unused.removed().size() + " blobs of " + unused.removedBytes() + " bytes are not in use",
                    "they are removed within the hour, or at once by 'admin gc'"));
        }
    }

    /** Jumps over all records of a known sort at once. */
    private void findUnknown(Consumer<Finding> findings) {
        Set<String> known = inspectors.stream()
                .flatMap(inspector -> inspector.prefixes().stream())
                .collect(Collectors.toUnmodifiableSet());
        Optional<String> key = after("");
        while (key.isPresent()) {
            String current = key.get();
            Optional<String> prefix =
                    known.stream().filter(it -> isOfSort(current, it)).findFirst();
            if (prefix.isEmpty()) {
                findings.accept(Finding.warning(
                        "record-unknown",
                        current,
                        "this program does not know what the record is for",
                        "use the newest program that ever wrote to this registry"));
            }
            key = after(prefix.filter(Fsck::isSort).map(it -> it + LAST).orElse(current));
        }
    }

    private static boolean isOfSort(String key, String prefix) {
        return isSort(prefix) ? key.startsWith(prefix) : key.equals(prefix);
    }

    /** Otherwise it is the key of just one record. */
    private static boolean isSort(String prefix) {
        return prefix.endsWith("/");
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
        private final Set<Finding> findings = new LinkedHashSet<>();
        private long errors;
        private long warnings;
        private long blobs;
        private long bytes;

        Collected(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void accept(Finding finding) {
            if (findings.contains(finding)) {
                return; // a damaged record is met by whoever reads it
            }
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

        void blobs(long count) {
            blobs = count;
        }

        void hashed(long count) {
            long before = bytes;
            bytes += count;
            if (before / STEP != bytes / STEP) {
                listener.hashed(bytes);
            }
        }

        FsckReport report(Duration hashing) {
            return new FsckReport(List.copyOf(findings), errors, warnings, blobs, bytes, hashing);
        }
    }
}
