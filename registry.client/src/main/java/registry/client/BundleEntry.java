package registry.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * One version of a package as the registry lists it.
 *
 * @param packageName name of the package
 * @param version its version, SemVer
 * @param minRuntimeVersion oldest runtime that can run it
 * @param yanked whether its owner withdrew it; it stays downloadable
 * @param yankReason why, if the owner said
 * @param downloads how often the package was fetched
 * @param json the whole element of the listing
 */
public record BundleEntry(
        String packageName,
        String version,
        String minRuntimeVersion,
        boolean yanked,
        Optional<String> yankReason,
        long downloads,
        ObjectNode json) {

    /** Whether the version is a pre-release such as {@code 1.0.0-rc.1}. */
    public boolean isPreRelease() {
        return version.indexOf('-') >= 0;
    }
}
