package registry.catalog;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import registry.api.AccountId;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.api.SemanticVersion;

/**
 * A package as readers see it. Immutable but for the live download counter.
 *
 * @param record as stored
 * @param versions newest first, at least one
 * @param browse what listings show
 * @param answer what {@code ?package=} answers
 */
record PackageView(
        EntryEncoder.PackageFacts facts,
        PackageRecord record,
        DownloadCount downloads,
        List<VersionFacts> versions,
        Entry browse,
        List<Entry> answer) {
    private static final Comparator<VersionFacts> NEWEST_FIRST =
            Comparator.comparing(VersionFacts::version).reversed();

    PackageName name() {
        return facts.name();
    }

    AccountId owner() {
        return record.owner();
    }

    /** Whether this version is shown as verified. */
    boolean isVerified(BundleVersion version) {
        return facts.verified()
                && version(version).filter(VersionFacts::unverified).isEmpty();
    }

    /** Whether a node of this version can run it. */
    boolean runsOn(BundleVersion version, SemanticVersion node) {
        return version(version)
                .flatMap(facts -> SemanticVersion.tryParse(facts.minRuntimeVersion()))
                .filter(least -> least.compareTo(node) <= 0)
                .isPresent();
    }

    /** The facts of one version: binary search. */
    Optional<VersionFacts> version(BundleVersion version) {
        int low = 0;
        int high = versions.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = versions.get(middle).version().compareTo(version);
            if (order == 0) {
                return Optional.of(versions.get(middle));
            }
            if (order > 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    /** The encoded entry of one version, if it is at hand. */
    Optional<Entry> encoded(BundleVersion version) {
        return browse.version().equals(version)
                ? Optional.of(browse)
                : answer.stream()
                        .filter(entry -> entry.version().equals(version))
                        .findFirst();
    }

    /** When a version was last published. */
    Instant updatedAt() {
        return Collections.max(versions, Comparator.comparing(VersionFacts::publishedAt))
                .publishedAt();
    }

    static List<VersionFacts> newestFirst(List<VersionFacts> versions) {
        return versions.stream().sorted(NEWEST_FIRST).toList();
    }
}
