package registry.catalog;

import java.time.Instant;
import registry.api.BundleVersion;
import registry.api.Digest;

/**
 * What the read model knows of every version.
 *
 * @param digest the SHA-256 of the bundle's bytes
 * @param size of the bundle, in bytes
 * @param yank whether installers pass it by, and why
 * @param unverified whether it was imported although it would not be accepted today
 */
public record VersionFacts(
        BundleVersion version,
        Digest digest,
        long size,
        String minRuntimeVersion,
        Instant publishedAt,
        Yank yank,
        boolean unverified) {
    /** Whether installers pass it by. */
    public boolean yanked() {
        return yank.yanked();
    }

    boolean isHealthyRelease() {
        return !yanked() && !version.isPreRelease();
    }
}
