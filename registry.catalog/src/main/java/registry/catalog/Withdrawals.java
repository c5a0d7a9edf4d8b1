package registry.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import registry.accounts.Actor;
import registry.accounts.AuditEntry;
import registry.accounts.AuditLog;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;
import registry.orgs.Decision;
import registry.orgs.PackageTarget;
import registry.orgs.Permissions;
import registry.storage.Document;
import registry.storage.DocumentStore;

/** Takes published versions back: yank, unyank, delete. Each is one batch, decided anew when it loses a race. */
final class Withdrawals {
    private final DocumentStore documents;
    private final Permissions permissions;
    private final AuditLog audit;
    private final Clock clock;

    Withdrawals(DocumentStore documents, Permissions permissions, AuditLog audit, Clock clock) {
        this.documents = documents;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Returns the revision of the change; empty when the version is in that state already. */
    OptionalLong yank(Actor actor, Versions.Id id, Yank wanted) {
        wanted.requireShown();
        while (true) {
            PackageState state = PackageState.read(documents, id.name(), id.version());
            VersionRecord.Live live = requireLive(state);
            Decision.Allowed allowed = permissions.yank(actor, state.target()).require();
            if (live.yank().equals(wanted)) {
                return OptionalLong.empty();
            }
            Batch.Builder batch = state.unchanged()
                    .put(
                            Keys.version(id.name(), id.version()),
                            DocumentStore.encode(live.with(wanted).json()));
            allowed.secure(batch);
            String action = wanted.yanked() ? "version.yank" : "version.unyank";
            audit.add(
                    batch,
                    AuditEntry.of(actor, action, target(id))
                            .states(Optional.of(live.yank().json()), Optional.of(wanted.json())));
            OptionalLong revision = commit(batch);
            if (revision.isPresent()) {
                return revision;
            }
        }
    }

    /** Returns the revision of the change. */
    long deleteVersion(Actor actor, Versions.Id id) {
        while (true) {
            PackageState state = PackageState.read(documents, id.name(), id.version());
            VersionRecord.Live live = requireLive(state);
            PackageRecord record = requirePackage(state.packageRecord(), id.name());
            Decision.Allowed allowed = permissions.delete(actor, state.target()).require();
            Batch.Builder batch = state.unchanged().put(Keys.packageKey(id.name()), record.encode());
            allowed.secure(batch);
            bury(batch, live, actor);
            audit.add(
                    batch,
                    AuditEntry.of(actor, "version.delete", target(id))
                            .states(Optional.of(live.json()), Optional.empty()));
            OptionalLong revision = commit(batch);
            if (revision.isPresent()) {
                return revision.getAsLong();
            }
        }
    }

    /** Returns the revision of the change. */
    long deletePackage(Actor actor, PackageName name) {
        while (true) {
            Optional<Document> document = documents.read(Keys.packageKey(name));
            PackageRecord record = requirePackage(document.map(PackageRecord::decode), name);
            List<Document> live = liveVersions(name);
            if (live.isEmpty()) {
                throw packageNotFound(name);
            }
            Decision.Allowed allowed = permissions
                    .delete(actor, new PackageTarget(name, Optional.of(record.owner())))
                    .require();
            Batch.Builder batch = Batch.builder()
                    .requireRevision(
                            Keys.packageKey(name), document.orElseThrow().revision())
                    .put(Keys.packageKey(name), record.asDeleted().encode());
            allowed.secure(batch);
            for (Document version : live) {
                batch.requireRevision(version.key(), version.revision());
                VersionRecord.decodeLive(version).ifPresent(found -> bury(batch, found, actor));
            }
            audit.add(
                    batch,
                    AuditEntry.of(actor, "package.delete", name.value()).states(versionNames(live), Optional.empty()));
            OptionalLong revision = commit(batch);
            if (revision.isPresent()) {
                return revision.getAsLong();
            }
        }
    }

    private List<Document> liveVersions(PackageName name) {
        return documents
                .scan(Keys.versions(name))
                .filter(document -> VersionRecord.decodeLive(document).isPresent())
                .toList();
    }

    private static Optional<ObjectNode> versionNames(List<Document> versions) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode names = json.putArray("versions");
        versions.forEach(version ->
                names.add(VersionRecord.decode(version).identity().version().toString()));
        return Optional.of(json);
    }

    /** Replaces a version by its tombstone. The bytes go when the sweeper finds that nothing refers to them. */
    private void bury(Batch.Builder batch, VersionRecord.Live live, Actor actor) {
        VersionRecord.Tombstone tombstone = new VersionRecord.Tombstone(
                live.identity(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                actor.account().id());
        PackageName name = live.identity().name();
        BundleVersion version = live.identity().version();
        batch.put(Keys.version(name, version), DocumentStore.encode(tombstone.json()))
                .delete(Keys.manifest(name, version));
        live.edit().ifPresent(edit -> batch.delete(Keys.edit(name, version)));
    }

    private OptionalLong commit(Batch.Builder batch) {
        return switch (documents.commit(batch.build())) {
            case CommitResult.Committed committed -> OptionalLong.of(committed.revision());
            case CommitResult.Conflict conflict -> OptionalLong.empty();
        };
    }

    private static VersionRecord.Live requireLive(PackageState state) {
        return state.live().orElseThrow(() -> CatalogError.noVersion(state.name(), state.version()));
    }

    private static PackageRecord requirePackage(Optional<PackageRecord> record, PackageName name) {
        return record.orElseThrow(() -> packageNotFound(name));
    }

    private static RegistryException packageNotFound(PackageName name) {
        return new RegistryException(CatalogError.PACKAGE_NOT_FOUND, "there is no package " + name);
    }

    private static String target(Versions.Id id) {
        return id.name() + "/" + id.version();
    }
}
