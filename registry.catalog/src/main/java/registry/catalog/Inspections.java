package registry.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import registry.api.ApiError;
import registry.api.BundleVersion;
import registry.api.Digest;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.api.spi.Blob;
import registry.signing.verify.BundleVerifier;

/**
 * Verifies what is published once more, from the bytes that readers download, so that what is shown about a version is
 * what is true now. The same bytes are verified once as long as the result is in demand; the results kept take at most
 * {@value #MOST_KEPT} bytes or so. Thread-safe.
 */
public final class Inspections {
    private static final int MOST_KEPT = 32 * 1024 * 1024;

    private final Catalog catalog;
    private final BundleVerifier verifier;
    private final VerificationGate gate;
    private final Cache<Digest, Inspection> results = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .weigher((Digest digest, Inspection inspection) -> inspection.weight())
            .build();

    Inspections(Catalog catalog, BundleVerifier verifier, VerificationGate gate) {
        this.catalog = catalog;
        this.verifier = verifier;
        this.gate = gate;
    }

    /**
     * Verifies a version.
     *
     * @throws RegistryException with {@link CatalogError#NOT_FOUND}, {@link ApiError#STORAGE_CORRUPT} when its bytes are
     *     lost, or {@link ApiError#TOO_MANY_REQUESTS}
     */
    public Inspection of(PackageName name, BundleVersion version) {
        Blob blob = catalog.artifact(name, version).blob();
        return results.get(blob.digest(), digest -> gate.run(() -> Inspection.of(verifier.verify(blob::read))));
    }
}
