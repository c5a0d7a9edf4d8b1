package registry.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import registry.api.AccountId;
import registry.api.PackageName;
import registry.api.spi.Batch;
import registry.storage.DocumentStore;

/** Packages like one that was published, written straight to the store: many in a short time. */
final class CopiedPackages {
    private final DocumentStore documents;
    private final PackageRecord original;
    private final VersionRecord.Live version;
    private final ObjectNode manifest;

    CopiedPackages(TestCatalog registry, PackageName published) {
        this.documents = new DocumentStore(registry.stores().metadata());
        this.original =
                PackageRecord.decode(documents.read(Keys.packageKey(published)).orElseThrow());
        Versions.Complete complete = new Versions(documents)
                .read(new Versions.Id(published, original.highest()))
                .orElseThrow();
        this.version = complete.record();
        this.manifest = complete.manifest();
    }

    void add(String text, AccountId owner) {
        PackageName name = PackageName.parse(text);
        PackageRecord record = new PackageRecord(
                name, owner, original.author(), original.createdAt(), original.highest(), false, false);
        VersionRecord.Live copy = new VersionRecord.Live(
                new VersionRecord.Identity(
                        name, original.highest(), version.identity().signer()),
                version.content(),
                version.minRuntimeVersion(),
                version.publishedAt(),
                version.publisher(),
                Yank.NONE,
                version.checks(),
                Optional.empty(),
                Optional.empty(),
                false);
        documents.commit(Batch.builder()
                .put(Keys.packageKey(name), record.encode())
                .put(Keys.version(name, original.highest()), DocumentStore.encode(copy.json()))
                .put(
                        Keys.manifest(name, original.highest()),
                        DocumentStore.encode(manifest.deepCopy().put("package", text)))
                .build());
    }
}
