package registry.catalog;

import java.util.Optional;
import registry.api.BundleVersion;
import registry.api.ErrorCode;
import registry.api.RegistryException;
import registry.signing.verify.Check;
import registry.signing.verify.VerificationReport;

/**
 * What would come of publishing a bundle, at this moment.
 *
 * @param report every check with its outcome
 * @param publication the version as its publisher would hear of it, published now; empty when a check failed
 * @param previous the highest version that was ever published before, if the package exists
 * @param alreadyPublished whether the version exists with the same bytes, so that publishing it changes nothing
 * @param refusal why it cannot be published; empty when it can
 */
public record Rehearsal(
        VerificationReport report,
        Optional<Publication> publication,
        Optional<BundleVersion> previous,
        boolean alreadyPublished,
        Optional<Refusal> refusal) {
    /**
     * Why a bundle cannot be published.
     *
     * @param reason names what is wrong and what to do
     */
    public record Refusal(ErrorCode code, String reason) {
        static Refusal of(RegistryException failure) {
            return new Refusal(failure.code(), failure.detail());
        }
    }

    /** Of a bundle that is not what it should be. */
    static Rehearsal ofBroken(VerificationReport report) {
        Check failure = report.firstFailure().orElseThrow();
        return new Rehearsal(
                report,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of(new Refusal(failure.error().orElseThrow(), failure.detail())));
    }

    /** Tells whether publishing it would end well. */
    public boolean publishable() {
        return refusal.isEmpty();
    }
}
