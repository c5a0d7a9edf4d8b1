package registry.catalog;

import registry.signing.verify.VerificationReport;

/** How an attempt to publish ended. */
public sealed interface PublishResult {
    /** The version is durable and visible. */
    record Published(Publication publication) implements PublishResult {}

    /** The version existed with the same bytes; nothing changed. Retries end here. */
    record AlreadyPublished(Publication publication) implements PublishResult {}

    /** The bundle is not what it should be; {@link VerificationReport#firstFailure()} says why. Nothing is stored. */
    record Refused(VerificationReport report) implements PublishResult {}
}
