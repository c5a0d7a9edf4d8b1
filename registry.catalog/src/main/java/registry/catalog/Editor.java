package registry.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import registry.accounts.Actor;
import registry.accounts.AuditEntry;
import registry.accounts.AuditLog;
import registry.accounts.Scope;
import registry.api.Digest;
import registry.api.SignerId;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;
import registry.api.spi.StoredRecord;
import registry.orgs.Decision;
import registry.orgs.Permissions;
import registry.orgs.Signing;
import registry.signing.manifest.ManifestRules;
import registry.signing.verify.BundleVerifier;
import registry.signing.verify.SignedManifest;
import registry.storage.DocumentStore;

/**
 * Takes edits of what people read about a version: signed manifests that differ from the published one in
 * {@link EditableFields} alone. They are kept beside the published manifest, never over it. Thread-safe.
 *
 * <p>Each edit is one batch, decided anew when it loses a race, so that edits happen one after the other and the last one
 * is shown.
 */
final class Editor {
    private final DocumentStore documents;
    private final Versions versions;
    private final BundleVerifier verifier;
    private final VerificationGate gate;
    private final Permissions permissions;
    private final AuditLog audit;
    private final Clock clock;

    Editor(Catalog.Parts parts, DocumentStore documents, AuditLog audit, VerificationGate gate) {
        this.documents = documents;
        this.versions = new Versions(documents);
        this.verifier = parts.verifier();
        this.gate = gate;
        this.permissions = parts.permissions();
        this.audit = audit;
        this.clock = parts.clock();
    }

    /** What came out, and the revision at which it is visible. */
    record Outcome(EditResult result, long revision) {}

    Outcome edit(Actor actor, Versions.Id id, byte[] manifest) {
        actor.require(Scope.PUBLISH);
        return gate.run(() -> {
            Edit edit = new Edit(actor, id, verifier.verifyManifest(manifest), manifest, Digest.ofContent(manifest));
            Optional<Outcome> outcome = attempt(edit);
            while (outcome.isEmpty()) {
                outcome = attempt(edit);
            }
            return outcome.get();
        });
    }

    /** An edit that somebody wants to make. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Edit(Actor actor, Versions.Id id, SignedManifest signed, byte[] bytes, Digest digest) {
        boolean isLatestOf(VersionRecord.Live version) {
            return version.edit()
                    .filter(latest -> latest.digest().equals(digest))
                    .isPresent();
        }
    }

    /** The version that is to be edited, read at one revision. */
    private record Target(PackageState state, VersionRecord.Live version, SignedManifests manifests) {}

    /** Decides and commits; empty when another change came first. */
    private Optional<Outcome> attempt(Edit edit) {
        Target target = read(edit.id());
        Decision.Allowed allowed = permissions
                .editMetadata(edit.actor(), target.state().target(), signing(target, edit.signed()))
                .require();
        List<Warning> warnings = warnings(target.version(), edit.signed());
        if (edit.isLatestOf(target.version())) {
            return Optional.of(new Outcome(new EditResult(List.of(), warnings), 0));
        }
        List<String> changed = changed(target.manifests(), edit.signed());
        return switch (documents.commit(batch(target, edit, changed, allowed))) {
            case CommitResult.Committed committed ->
                Optional.of(new Outcome(new EditResult(changed, warnings), committed.revision()));
            case CommitResult.Conflict conflict -> Optional.empty();
        };
    }

    private Target read(Versions.Id id) {
        List<String> keys = new ArrayList<>(PackageState.keys(id));
        keys.addAll(SignedManifests.keys(id));
        Map<String, StoredRecord> records = documents.readAllRecords(keys);
        PackageState state = PackageState.of(id, records);
        return state.live()
                .flatMap(version ->
                        SignedManifests.of(version, records).map(manifests -> new Target(state, version, manifests)))
                .orElseThrow(() -> CatalogError.noVersion(id.name(), id.version()));
    }

    private Signing signing(Target target, SignedManifest signed) {
        Optional<SignerId> pinned =
                target.state().packageRecord().map(versions::highest).flatMap(VersionRecord.Identity::signer);
        return new Signing(signed.signerId(), pinned);
    }

    /** What readers will see changed; refuses what must not change, and fields that break their rules. */
    private static List<String> changed(SignedManifests manifests, SignedManifest signed) {
        EditableFields before = manifests.fields();
        ObjectNode published = manifests.published();
        ImmutableFields.requireEqual(published, signed.json());
        EditableFields after = EditableFields.of(signed.json());
        ManifestRules.check(after.in(published), name -> true);
        return after.differences(before);
    }

    private Batch batch(Target target, Edit edit, List<String> changed, Decision.Allowed allowed) {
        Versions.Id id = edit.id();
        MetadataEdit latest = new MetadataEdit(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                edit.actor().account().id(),
                edit.signed().signerId(),
                edit.digest());
        Batch.Builder batch = target.state()
                .unchanged()
                .put(
                        Keys.version(id.name(), id.version()),
                        DocumentStore.encode(target.version().with(latest).json()))
                .put(Keys.edit(id.name(), id.version()), edit.bytes());
        allowed.secure(batch);
        ObjectNode after = latest.json();
        ArrayNode fields = after.putArray("changed");
        changed.forEach(fields::add);
        audit.add(
                batch,
                AuditEntry.of(edit.actor(), "version.edit", id.name() + "/" + id.version())
                        .states(Optional.of(before(target)), Optional.of(after)));
        return batch.build();
    }

    /** The edit that is replaced, or else the published manifest. */
    private static ObjectNode before(Target target) {
        return target.version().edit().map(MetadataEdit::json).orElseGet(() -> {
            ObjectNode published = JsonNodeFactory.instance.objectNode();
            target.version().identity().signer().ifPresent(signer -> published.put("signerId", signer.value()));
            return published.put("sha256", target.manifests().latest().hex());
        });
    }

    private static List<Warning> warnings(VersionRecord.Live version, SignedManifest signed) {
        return version.identity()
                .signer()
                .filter(publisher -> !signed.signerId().equals(publisher))
                .map(publisher -> List.of(Warning.signerDiffers(signed.signerId(), publisher)))
                .orElse(List.of());
    }
}
