package registry.catalog;

import java.time.Instant;
import java.util.List;
import registry.api.BundleVersion;
import registry.api.Digest;
import registry.api.PackageName;
import registry.api.SignerId;
import registry.signing.key.ApplicationId;
import registry.signing.verify.VerificationReport;

/**
 * A published version, as its publisher hears of it.
 *
 * @param applicationId what nodes know the application by
 * @param digest the SHA-256 of the bundle's bytes
 * @param size of the bundle, in bytes
 * @param report every check with its outcome
 */
public record Publication(
        PackageName name,
        BundleVersion version,
        SignerId signerId,
        ApplicationId applicationId,
        Digest digest,
        long size,
        Instant publishedAt,
        List<Warning> warnings,
        VerificationReport report) {
    /** Copies the list. */
    public Publication {
        warnings = List.copyOf(warnings);
    }
}
