package registry.client.bundle;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of a package as the registry lists it.
 *
 * @param packageName name of the package
 * @param version its version, SemVer
 * @param metadata what people read about it
 * @param links where people find more
 * @param minRuntimeVersion oldest runtime that can run it; empty if the registry did not say
 * @param signerId did:key of whoever signed it
 * @param applicationId the application's identity on a node, base58
 * @param verified whether the registry's administrators vouch for the package or its owner
 * @param downloads how often the package was fetched
 * @param yanked whether it was withdrawn; it stays downloadable
 * @param yankReason why, if that was said
 * @param publishedAt when it was published
 * @param editedAt when the metadata was last edited, if it was
 * @param json the text of the whole entry: the signed manifest with the registry's own facts merged over it
 */
public record Bundle(
        String packageName,
        String version,
        Metadata metadata,
        Links links,
        String minRuntimeVersion,
        Optional<String> signerId,
        Optional<String> applicationId,
        boolean verified,
        long downloads,
        boolean yanked,
        Optional<String> yankReason,
        Optional<Instant> publishedAt,
        Optional<Instant> editedAt,
        String json) {

    /** Whether the version is a pre-release such as {@code 1.0.0-rc.1}. */
    public boolean isPreRelease() {
        return version.indexOf('-') >= 0;
    }
}
