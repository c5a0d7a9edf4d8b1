package registry.signing.verify;

import java.util.List;
import java.util.Optional;
import registry.api.ErrorCode;
import registry.api.RegistryException;

/**
 * What came out of verifying a bundle.
 *
 * @param checks every check, in the order of the pipeline, also those that were skipped
 * @param bundle the bundle; present exactly when no check failed
 */
public record VerificationReport(List<Check> checks, Optional<VerifiedBundle> bundle) {
    /** Copies the list. */
    public VerificationReport {
        checks = List.copyOf(checks);
    }

    /** Tells whether the bundle may be accepted. */
    public boolean passed() {
        return bundle.isPresent();
    }

    /** The first check that failed: its error is the bundle's error. */
    public Optional<Check> firstFailure() {
        return checks.stream()
                .filter(check -> check.outcome() == Outcome.FAILED)
                .findFirst();
    }

    /** The checks that a publisher should know about although the bundle may be accepted. */
    public List<Check> warnings() {
        return checks.stream()
                .filter(check -> check.outcome() == Outcome.WARNING)
                .toList();
    }

    /**
     * The bundle.
     *
     * @throws RegistryException with error and detail of {@link #firstFailure} when there is none
     */
    public VerifiedBundle require() {
        return bundle.orElseThrow(() -> {
            Check failure = firstFailure().orElseThrow();
            ErrorCode error = failure.error().orElseThrow();
            return new RegistryException(error, failure.detail());
        });
    }
}
