package registry.signing.verify;

import registry.signing.archive.ArchiveLimits;

/**
 * What an operator may choose about verification.
 *
 * @param limits what a bundle may cost
 * @param undeclaredEntries what to do about files that the manifest does not declare
 */
public record VerificationPolicy(ArchiveLimits limits, UndeclaredEntries undeclaredEntries) {
    /** The policy unless an operator chooses another. */
    public static final VerificationPolicy STANDARD =
            new VerificationPolicy(ArchiveLimits.STANDARD, UndeclaredEntries.WARN);
}
