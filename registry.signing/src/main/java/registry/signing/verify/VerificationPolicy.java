package registry.signing.verify;

import java.util.function.Predicate;
import registry.api.PackageName;
import registry.signing.archive.ArchiveLimits;

/**
 * What an operator may choose about verification.
 *
 * @param limits what a bundle may cost
 * @param undeclaredEntries what to do about files that the manifest does not declare
 * @param olderNames which packages may be called as no new package may: those that are there
 */
public record VerificationPolicy(
        ArchiveLimits limits, UndeclaredEntries undeclaredEntries, Predicate<PackageName> olderNames) {
    /** The policy unless an operator chooses another. */
    public static final VerificationPolicy STANDARD =
            new VerificationPolicy(ArchiveLimits.STANDARD, UndeclaredEntries.WARN);

    /** A policy under which every package is called as new ones are. */
    public VerificationPolicy(ArchiveLimits limits, UndeclaredEntries undeclaredEntries) {
        this(limits, undeclaredEntries, name -> false);
    }

    /** The same with other exceptions. */
    public VerificationPolicy withOlderNames(Predicate<PackageName> names) {
        return new VerificationPolicy(limits, undeclaredEntries, names);
    }
}
