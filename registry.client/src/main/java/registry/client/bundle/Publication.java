package registry.client.bundle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer to a publish.
 *
 * @param packageName what was published
 * @param version which version
 * @param alreadyPublished whether exactly these bytes were there before; after a repeated attempt, perhaps by this call
 * @param applicationId the application's identity on a node, base58
 * @param signerId did:key of whoever signed it
 * @param sha256 digest of the bundle, hexadecimal
 * @param size of the bundle, in bytes; 0 if the registry did not say
 * @param publishedAt when it was published
 * @param warnings what the publisher should know, in the registry's order
 * @param checks every check of the bundle, in the registry's order
 */
public record Publication(
        String packageName,
        String version,
        boolean alreadyPublished,
        Optional<String> applicationId,
        Optional<String> signerId,
        Optional<String> sha256,
        long size,
        Optional<Instant> publishedAt,
        List<Warning> warnings,
        List<Check> checks) {

    /** Copies the lists. */
    public Publication {
        warnings = List.copyOf(warnings);
        checks = List.copyOf(checks);
    }
}
