package registry.catalog;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import registry.accounts.Actor;
import registry.accounts.AuditEntry;
import registry.accounts.AuditLog;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;
import registry.storage.Document;
import registry.storage.DocumentStore;

/** Administrators' badges of packages. Each change is one batch, decided anew when it loses a race. */
final class Badges {
    private final DocumentStore documents;
    private final AuditLog audit;

    Badges(DocumentStore documents, AuditLog audit) {
        this.documents = documents;
        this.audit = audit;
    }

    /** Returns the revision of the change; empty when the package is in that state already. */
    OptionalLong change(Actor actor, PackageName name, boolean verified) {
        actor.requireAdministrator();
        actor.requireTouch(name);
        while (true) {
            Document document = documents.read(Keys.packageKey(name)).orElseThrow(() -> notFound(name));
            PackageRecord record = PackageRecord.decode(document);
            requireVersions(name);
            if (record.verified() == verified) {
                return OptionalLong.empty();
            }
            Batch.Builder batch = Batch.builder()
                    .requireRevision(document.key(), document.revision())
                    .put(document.key(), record.withVerified(verified).encode());
            audit.add(
                    batch,
                    AuditEntry.of(actor, verified ? "package.verify" : "package.unverify", name.value())
                            .states(state(record.verified()), state(verified)));
            if (documents.commit(batch.build()) instanceof CommitResult.Committed committed) {
                return OptionalLong.of(committed.revision());
            }
        }
    }

    private void requireVersions(PackageName name) {
        try (Stream<Document> versions = documents.scan(Keys.versions(name))) {
            if (versions.noneMatch(version -> VersionRecord.decodeLive(version).isPresent())) {
                throw notFound(name);
            }
        }
    }

    private static Optional<ObjectNode> state(boolean verified) {
        return Optional.of(JsonNodeFactory.instance.objectNode().put("verified", verified));
    }

    private static RegistryException notFound(PackageName name) {
        return new RegistryException(CatalogError.PACKAGE_NOT_FOUND, "there is no package " + name);
    }
}
