package registry.migration;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import registry.api.BundleVersion;
import registry.api.PackageName;

/**
 * A package of the other deployment.
 *
 * @param versions those that can be brought, lowest first; at least one
 */
record LegacyPackage(PackageName name, List<Version> versions) {
    /** Sorts the versions. */
    LegacyPackage {
        versions =
                versions.stream().sorted(Comparator.comparing(Version::version)).toList();
    }

    /**
     * A version, without its manifest, which may be large.
     *
     * @param publishedAt when it was published or last edited
     */
    record Version(BundleVersion version, Instant publishedAt, OwnerClaim claim) {}

    Instant createdAt() {
        return versions.stream()
                .map(Version::publishedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    String key() {
        return LegacyKeys.VERSIONS + name;
    }

    /** The lowest version whose word counts. */
    Optional<Version> witness(boolean trustAll) {
        return versions.stream()
                .filter(version -> trustAll || version.claim().trusted())
                .findFirst();
    }
}
