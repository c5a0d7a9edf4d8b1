package registry.catalog;

import java.time.Duration;
import registry.api.ConfigScope;
import registry.storage.BlobSweeper;

/**
 * What the operator decides about the catalog.
 *
 * @param concurrentVerifications how many bundles are verified at the same time, at least 1
 * @param sweepGrace how long a blob may stay without a version that refers to it
 */
public record CatalogPolicy(VersionOrder versionOrder, int concurrentVerifications, Duration sweepGrace) {
    private static final int MAX_VERIFICATIONS = 1_000;
    private static final int MAX_GRACE_MINUTES = 60 * 24 * 365;

    /**
     * Reads the keys {@code publish.version-order} ({@code greatest} or {@code greater-in-line}, default
     * {@code greatest}), {@code publish.concurrent-verifications} (default: the number of processors, at least 2), and
     * {@code blobs.sweep-grace-minutes} (default 60).
     *
     * @param registry the scope of the whole configuration, {@code registry}
     * @throws registry.api.RegistryException with {@link registry.api.ApiError#CONFIG_INVALID}
     */
    public static CatalogPolicy of(ConfigScope registry) {
        int processors = Math.max(2, Runtime.getRuntime().availableProcessors());
        return new CatalogPolicy(
                registry.choice("publish.version-order", VersionOrder.class, VersionOrder.GREATEST),
                (int) registry.number("publish.concurrent-verifications", processors, 1, MAX_VERIFICATIONS),
                Duration.ofMinutes(registry.number(
                        "blobs.sweep-grace-minutes", BlobSweeper.DEFAULT_GRACE.toMinutes(), 1, MAX_GRACE_MINUTES)));
    }
}
