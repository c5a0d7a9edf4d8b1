package registry.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import registry.api.Digest;
import registry.api.spi.BlobInfo;
import registry.api.spi.BlobStore;

/**
 * Removes blobs that nothing refers to and that were not sealed during a grace period. Thread-safe.
 *
 * <p>Safe while others publish, as long as a publisher refers to a blob within the grace period after sealing it: the
 * references are read after the candidates were listed, and a candidate that is sealed again meanwhile is kept by
 * {@link BlobStore#delete}.
 */
public final class BlobSweeper {
    /** The grace period to use unless there is a reason for another. */
    public static final Duration DEFAULT_GRACE = Duration.ofHours(1);

    /** Candidates looked at together: bounds the memory, at about 100 bytes each, and the walks over the references. */
    private static final int ROUND = 100_000;

    private final BlobStore blobs;
    private final References references;
    private final Duration grace;
    private final Clock clock;

    /**
     * Sweeps {@code blobs}.
     *
     * @param grace how long a sealed blob may stay without a reference; longer than any publish takes
     * @param clock put forward by more than the grace period it makes fresh blobs look old: use a {@link SteadyClock} where
     *     others publish meanwhile
     */
    public BlobSweeper(BlobStore blobs, References references, Duration grace, Clock clock) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("the grace period must not be negative: " + grace);
        }
        this.blobs = blobs;
        this.references = references;
        this.grace = grace;
        this.clock = clock;
    }

    /** Knows which blobs are in use. */
    @FunctionalInterface
    public interface References {
        /**
         * Every digest that the metadata refers to, read now; repeats and any order are fine. The sweeper closes the
         * stream. A failure must be thrown: a stream that ends early costs blobs.
         */
        Stream<Digest> referenced();
    }

    /**
     * What a sweep did, or would do.
     *
     * @param examined how many blobs the store held
     * @param removed the blobs that were removed, or would be
     */
    public record Report(long examined, List<BlobInfo> removed) {
        /** Copies the list. */
        public Report {
            removed = List.copyOf(removed);
        }

        /** The bytes set free. */
        public long removedBytes() {
            return removed.stream().mapToLong(BlobInfo::size).sum();
        }
    }

    /**
     * Looks at every blob once and removes those that are not in use.
     *
     * @throws registry.api.RegistryException when a store or the references fail; what was removed before that was
     *     unreferenced
     */
    public Report sweep() {
        return examine((blob, cutoff) -> blobs.delete(blob.digest(), cutoff));
    }

    /**
     * Looks at every blob once and tells what {@link #sweep} would remove now.
     *
     * @throws registry.api.RegistryException when a store or the references fail
     */
    public Report preview() {
        return examine((blob, cutoff) -> true);
    }

    /** What is done with a blob that is not in use; whether it is gone, or would be. */
    private interface Removal {
        boolean remove(BlobInfo blob, Instant cutoff);
    }

    private Report examine(Removal removal) {
        Instant cutoff = clock.instant().minus(grace);
        List<BlobInfo> removed = new ArrayList<>();
        Map<Digest, BlobInfo> candidates = new LinkedHashMap<>();
        long examined = 0;
        List<BlobInfo> page = blobs.list(Optional.empty(), BlobStore.MAX_PAGE);
        while (!page.isEmpty()) {
            examined += page.size();
            for (BlobInfo blob : page) {
                if (blob.sealedAt().isBefore(cutoff)) {
                    candidates.put(blob.digest(), blob);
                }
            }
            if (candidates.size() >= ROUND) {
                removed.addAll(removeUnreferenced(candidates, cutoff, removal));
                candidates.clear();
            }
            page = blobs.list(Optional.of(page.getLast().digest()), BlobStore.MAX_PAGE);
        }
        removed.addAll(removeUnreferenced(candidates, cutoff, removal));
        return new Report(examined, removed);
    }

    private List<BlobInfo> removeUnreferenced(Map<Digest, BlobInfo> candidates, Instant cutoff, Removal removal) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        try (Stream<Digest> referenced = references.referenced()) {
            referenced.forEach(candidates::remove);
        }
        return candidates.values().stream()
                .filter(blob -> removal.remove(blob, cutoff))
                .toList();
    }
}
