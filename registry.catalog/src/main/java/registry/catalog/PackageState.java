package registry.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.api.spi.Batch;
import registry.orgs.PackageTarget;
import registry.storage.Document;
import registry.storage.DocumentStore;

/**
 * A package and one of its versions, read at one revision, and the conditions under which what was decided on them still
 * holds.
 */
record PackageState(
        PackageName name,
        BundleVersion version,
        Optional<Document> packageDocument,
        Optional<Document> versionDocument) {
    static PackageState read(DocumentStore documents, PackageName name, BundleVersion version) {
        String packageKey = Keys.packageKey(name);
        String versionKey = Keys.version(name, version);
        Map<String, Document> read = new HashMap<>(documents.readAll(List.of(packageKey, versionKey)));
        return new PackageState(
                name, version, Optional.ofNullable(read.get(packageKey)), Optional.ofNullable(read.get(versionKey)));
    }

    Optional<PackageRecord> packageRecord() {
        return packageDocument.map(PackageRecord::decode);
    }

    /** What may be asked about in {@link registry.orgs.Permissions}. */
    PackageTarget target() {
        return new PackageTarget(name, packageRecord().map(PackageRecord::owner));
    }

    Optional<VersionRecord> versionRecord() {
        return versionDocument.map(VersionRecord::decode);
    }

    /** The version, unless it was deleted or never was. */
    Optional<VersionRecord.Live> live() {
        return versionRecord()
                .flatMap(record -> record instanceof VersionRecord.Live live ? Optional.of(live) : Optional.empty());
    }

    /** A batch that applies only while neither record has changed. */
    Batch.Builder unchanged() {
        Batch.Builder batch = Batch.builder();
        require(batch, Keys.packageKey(name), packageDocument);
        require(batch, Keys.version(name, version), versionDocument);
        return batch;
    }

    private static void require(Batch.Builder batch, String key, Optional<Document> document) {
        document.ifPresentOrElse(found -> batch.requireRevision(key, found.revision()), () -> batch.requireAbsent(key));
    }
}
