package registry.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import registry.accounts.Account;
import registry.accounts.Actor;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.api.spi.StagedBlob;
import registry.signing.verify.VerificationReport;
import registry.signing.verify.VerifiedBundle;

/** A verified bundle that somebody wants to publish. For one thread. */
final class Submission {
    private final Actor actor;
    private final StagedBlob staged;
    private final VerificationReport report;
    private final VerifiedBundle bundle;
    private boolean sealed;

    Submission(Actor actor, StagedBlob staged, VerificationReport report, VerifiedBundle bundle) {
        this.actor = actor;
        this.staged = staged;
        this.report = report;
        this.bundle = bundle;
    }

    Actor actor() {
        return actor;
    }

    VerificationReport report() {
        return report;
    }

    VerifiedBundle bundle() {
        return bundle;
    }

    PackageName name() {
        return bundle.manifest().packageName();
    }

    BundleVersion version() {
        return bundle.manifest().version();
    }

    String target() {
        return name() + "/" + version();
    }

    /** Makes the bytes durable, once, however often the decision is made. */
    void seal() {
        if (!sealed) {
            staged.seal();
            sealed = true;
        }
    }

    PackageRecord firstOf(Account founder, Instant now) {
        return PackageRecord.first(new Versions.Id(name(), version()), founder, now);
    }

    VersionRecord.Live record(Instant now) {
        return new VersionRecord.Live(
                new VersionRecord.Identity(name(), version(), bundle.signerId()),
                new VersionRecord.Content(
                        bundle.digest(), bundle.size(), bundle.blobId().base58()),
                bundle.manifest().minRuntimeVersion().toString(),
                now,
                actor.account().id(),
                Yank.NONE,
                report.checks().stream()
                        .map(check -> check.id() + "=" + check.outcome().name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    Publication publication(VersionRecord.Live version, List<Warning> warnings) {
        return new Publication(
                name(),
                version(),
                bundle.signerId(),
                version.identity().applicationId(),
                version.content().digest(),
                version.content().size(),
                version.publishedAt(),
                warnings,
                report);
    }

    Warning signerChanged(VersionRecord.Identity previous) {
        return new Warning(
                "signer_changed",
                "this version is signed by another key than " + previous.version()
                        + ": nodes take it for another application, "
                        + bundle.applicationId().base58() + " instead of "
                        + previous.applicationId().base58());
    }
}
