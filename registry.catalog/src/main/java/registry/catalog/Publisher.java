package registry.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import registry.accounts.Actor;
import registry.accounts.AuditEntry;
import registry.accounts.AuditLog;
import registry.accounts.Scope;
import registry.api.BundleVersion;
import registry.api.ErrorKind;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;
import registry.api.spi.StagedBlob;
import registry.orgs.Decision;
import registry.orgs.Permissions;
import registry.signing.verify.BundleVerifier;
import registry.signing.verify.VerificationReport;
import registry.storage.DocumentStore;

/**
 * Takes a bundle in: verify, decide, make the bytes durable, commit the metadata, all or nothing. Thread-safe.
 *
 * <p>The decision is made on records read at one revision, and committed on the condition that they have not changed; a
 * lost race reads and decides anew. What is committed refers only to bytes that are durable already.
 *
 * <p>Refusals come in this order: whoever may not publish the package; a version that exists or was deleted; the order of
 * versions; the signer policy. So the same bytes again are no failure, whatever the policy has become.
 */
final class Publisher {
    /** The action that is recorded of every publish. */
    static final String PUBLISH = "version.publish";

    private final DocumentStore documents;
    private final Versions versions;
    private final BundleVerifier verifier;
    private final VerificationGate gate;
    private final Permissions permissions;
    private final AuditLog audit;
    private final VersionOrder order;
    private final Clock clock;

    Publisher(Catalog.Parts parts, DocumentStore documents, AuditLog audit, VerificationGate gate) {
        this.documents = documents;
        this.versions = new Versions(documents);
        this.verifier = parts.verifier();
        this.gate = gate;
        this.permissions = parts.permissions();
        this.audit = audit;
        this.order = parts.policy().versionOrder();
        this.clock = parts.clock();
    }

    /** What came out, and the revision at which it is visible. */
    record Outcome(PublishResult result, long revision) {}

    Outcome publish(Actor actor, StagedBlob staged, Optional<JsonNode> postedManifest) {
        VerificationReport report = examine(actor, staged, postedManifest);
        Optional<Submission> submission = report.bundle().map(bundle -> new Submission(actor, staged, report, bundle));
        if (submission.isEmpty()) {
            return new Outcome(new PublishResult.Refused(report), 0);
        }
        Optional<Outcome> outcome = attempt(submission.get());
        while (outcome.isEmpty()) {
            outcome = attempt(submission.get());
        }
        return outcome.get();
    }

    /** Does everything that {@link #publish} does before it changes something. */
    Rehearsal rehearse(Actor actor, StagedBlob staged) {
        VerificationReport report = examine(actor, staged, Optional.empty());
        return report.bundle()
                .map(bundle -> rehearse(new Submission(actor, staged, report, bundle)))
                .orElseGet(() -> Rehearsal.ofBroken(report));
    }

    private Rehearsal rehearse(Submission submission) {
        PackageState state = PackageState.read(documents, submission.name(), submission.version());
        Optional<VersionRecord.Identity> previous = state.packageRecord().map(versions::highest);
        Publication publication = submission.publication(submission.record(previous, now()));
        boolean already = false;
        Optional<Rehearsal.Refusal> refusal = Optional.empty();
        try {
            already = decide(submission, state, previous) instanceof Step.Done;
        } catch (RegistryException e) {
            if (e.code().kind() == ErrorKind.INTERNAL || e.code().kind() == ErrorKind.UNAVAILABLE) {
                throw e;
            }
            refusal = Optional.of(Rehearsal.Refusal.of(e));
        }
        return new Rehearsal(
                submission.report(),
                Optional.of(publication),
                previous.map(VersionRecord.Identity::version),
                already,
                refusal);
    }

    private VerificationReport examine(Actor actor, StagedBlob staged, Optional<JsonNode> postedManifest) {
        actor.require(Scope.PUBLISH);
        return gate.run(() -> verify(staged, postedManifest));
    }

    private VerificationReport verify(StagedBlob staged, Optional<JsonNode> postedManifest) {
        return postedManifest.isPresent()
                ? verifier.verify(staged::read, postedManifest.get())
                : verifier.verify(staged::read);
    }

    /** What remains to be done for a bundle that may be published. */
    private sealed interface Step {
        /** Nothing: the version exists with the same bytes. */
        record Done(VersionRecord.Live existing) implements Step {}

        /** It can be committed on these conditions. */
        record Commit(Decision.Allowed allowed) implements Step {}
    }

    private Step decide(Submission submission, PackageState state, Optional<VersionRecord.Identity> previous) {
        permissions.publish(submission.actor(), state.target()).require();
        Optional<VersionRecord.Live> existing =
                PublishRules.existing(state.versionRecord(), submission.bundle().digest());
        if (existing.isPresent()) {
            return new Step.Done(existing.get());
        }
        state.packageRecord()
                .ifPresent(record -> PublishRules.requireOrder(
                        order, record, submission.version(), () -> everPublished(record.name())));
        return new Step.Commit(permissions
                .publish(submission.actor(), state.target(), submission.signing(previous))
                .require());
    }

    /** Decides and commits; empty when another change came first. */
    private Optional<Outcome> attempt(Submission submission) {
        PackageState state = PackageState.read(documents, submission.name(), submission.version());
        Optional<VersionRecord.Identity> previous = state.packageRecord().map(versions::highest);
        return switch (decide(submission, state, previous)) {
            case Step.Done done ->
                Optional.of(
                        new Outcome(new PublishResult.AlreadyPublished(submission.publication(done.existing())), 0));
            case Step.Commit commit -> commit(submission, state, previous, commit.allowed());
        };
    }

    private Optional<Outcome> commit(
            Submission submission,
            PackageState state,
            Optional<VersionRecord.Identity> previous,
            Decision.Allowed allowed) {
        submission.seal();
        VersionRecord.Live version = submission.record(previous, now());
        return switch (documents.commit(batch(state, submission, version, allowed))) {
            case CommitResult.Committed committed ->
                Optional.of(new Outcome(
                        new PublishResult.Published(submission.publication(version)), committed.revision()));
            case CommitResult.Conflict conflict -> Optional.empty();
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Batch batch(
            PackageState state, Submission submission, VersionRecord.Live version, Decision.Allowed allowed) {
        PackageRecord record = state.packageRecord()
                .map(existing -> existing.published(submission.version()))
                .orElseGet(() -> submission.firstOf(allowed.founder(), version.publishedAt()));
        Batch.Builder batch = state.unchanged()
                .put(Keys.packageKey(record.name()), record.encode())
                .put(Keys.version(record.name(), submission.version()), DocumentStore.encode(version.json()))
                .put(
                        Keys.manifest(record.name(), submission.version()),
                        submission.bundle().manifestBytes());
        allowed.secure(batch);
        audit.add(
                batch,
                AuditEntry.of(submission.actor(), PUBLISH, submission.target())
                        .states(Optional.empty(), Optional.of(version.json())));
        return batch.build();
    }

    private Stream<BundleVersion> everPublished(PackageName name) {
        return documents
                .scan(Keys.versions(name))
                .map(document -> VersionRecord.decode(document).identity().version());
    }
}
