package registry.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import registry.accounts.Account;
import registry.accounts.Actor;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.api.spi.StagedBlob;
import registry.orgs.Signing;
import registry.signing.verify.Check;
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

    /**
     * The version as it is about to be stored.
     *
     * @param previous the highest version that was ever published before, if there was one
     */
    VersionRecord.Live record(Optional<VersionRecord.Identity> previous, Instant now) {
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
                        .toList(),
                previous.flatMap(this::change),
                Optional.empty(),
                false);
    }

    private Optional<VersionRecord.SignerChange> change(VersionRecord.Identity previous) {
        return previous.signer()
                .filter(signer -> !signer.equals(bundle.signerId()))
                .map(signer -> new VersionRecord.SignerChange(previous.version(), signer));
    }

    /** Who signed it, and who signed before. */
    Signing signing(Optional<VersionRecord.Identity> previous) {
        return new Signing(bundle.signerId(), previous.flatMap(VersionRecord.Identity::signer));
    }

    /** What the publisher hears of the version, which was published now or before. */
    Publication publication(VersionRecord.Live version) {
        return new Publication(
                name(),
                version(),
                bundle.signerId(),
                bundle.applicationId(),
                version.content().digest(),
                version.content().size(),
                version.publishedAt(),
                warnings(version),
                report);
    }

    private List<Warning> warnings(VersionRecord.Live version) {
        List<Warning> warnings = new ArrayList<>();
        for (Check check : report.warnings()) {
            warnings.add(new Warning(check.id().replace('-', '_'), check.detail()));
        }
        version.warning().ifPresent(warnings::add);
        return warnings;
    }
}
