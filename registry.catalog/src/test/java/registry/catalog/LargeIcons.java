package registry.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import registry.accounts.Actor;
import registry.api.BundleVersion;
import registry.api.Digest;
import registry.api.PackageName;
import registry.api.spi.Batch;
import registry.storage.DocumentStore;

/** Fills a store with packages whose icons are large, past the checks of publishing, which would take minutes. */
final class LargeIcons {
    static final int ICON = 700 * 1024;
    private static final String MODEL = "com.example.model";

    private final TestCatalog registry;
    private final PackageRecord packageRecord;
    private final VersionRecord.Live version;
    private final ObjectNode manifest;
    private final String icon;

    /** Publishes a small package, which the others are made after. */
    LargeIcons(TestCatalog registry, Actor owner) {
        this.registry = registry;
        BundleVersion first = BundleVersion.parse("1.0.0");
        registry.published(owner, MODEL, first.toString());
        DocumentStore documents = new DocumentStore(registry.stores().metadata());
        PackageState state = PackageState.read(documents, PackageName.parse(MODEL), first);
        this.packageRecord = state.packageRecord().orElseThrow();
        this.version = state.live().orElseThrow();
        this.manifest = (ObjectNode) TestCatalog.json(registry.catalog().manifest(PackageName.parse(MODEL), first));
        byte[] pixels = new byte[ICON / 4 * 3];
        new Random(1).nextBytes(pixels);
        System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, 0, pixels, 0, 8);
        this.icon = "data:image/png;base64," + Base64.getEncoder().encodeToString(pixels);
    }

    void add(String name, String versionText) {
        PackageName packageName = PackageName.parse(name);
        BundleVersion number = BundleVersion.parse(versionText);
        PackageRecord owner = new PackageRecord(
                packageName,
                packageRecord.owner(),
                packageRecord.author(),
                packageRecord.createdAt(),
                number,
                false,
                false);
        VersionRecord.Live record = new VersionRecord.Live(
                new VersionRecord.Identity(
                        packageName, number, version.identity().signer()),
                version.content(),
                version.minRuntimeVersion(),
                version.publishedAt(),
                version.publisher(),
                new Yank(false, Optional.empty()),
                version.checks(),
                Optional.empty(),
                Optional.empty(),
                false);
        ObjectNode signed = manifest.deepCopy().put("package", name).put("appVersion", versionText);
        ((ObjectNode) signed.get("metadata")).put("icon", icon);
        registry.stores()
                .metadata()
                .commit(Batch.builder()
                        .put(Keys.packageKey(packageName), owner.encode())
                        .put(Keys.version(packageName, number), DocumentStore.encode(record.json()))
                        .put(Keys.manifest(packageName, number), DocumentStore.encode(signed))
                        .build());
    }

    /** Gives one of them another name by an edit that is as large. */
    void edit(String name, String versionText) {
        PackageName packageName = PackageName.parse(name);
        BundleVersion number = BundleVersion.parse(versionText);
        DocumentStore documents = new DocumentStore(registry.stores().metadata());
        VersionRecord.Live record =
                PackageState.read(documents, packageName, number).live().orElseThrow();
        ObjectNode signed =
                documents.read(Keys.manifest(packageName, number)).orElseThrow().json();
        ((ObjectNode) signed.get("metadata")).put("name", "Edited");
        byte[] bytes = DocumentStore.encode(signed);
        MetadataEdit edit = new MetadataEdit(
                version.publishedAt(),
                version.publisher(),
                version.identity().signer().orElseThrow(),
                Digest.ofContent(bytes));
        documents.commit(Batch.builder()
                .put(
                        Keys.version(packageName, number),
                        DocumentStore.encode(record.with(edit).json()))
                .put(Keys.edit(packageName, number), bytes)
                .build());
    }
}
