package registry.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.api.spi.Batch;
import registry.api.spi.StoredRecord;
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
        Versions.Id id = new Versions.Id(name, version);
        return of(id, documents.readAllRecords(keys(id)));
    }

    /** Where both lie. */
    static List<String> keys(Versions.Id id) {
        return List.of(Keys.packageKey(id.name()), Keys.version(id.name(), id.version()));
    }

    /** Both, among what was read. */
    static PackageState of(Versions.Id id, Map<String, StoredRecord> read) {
        return new PackageState(
                id.name(),
                id.version(),
                document(read, Keys.packageKey(id.name())),
                document(read, Keys.version(id.name(), id.version())));
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

    private static Optional<Document> document(Map<String, StoredRecord> read, String key) {
        return Optional.ofNullable(read.get(key)).map(DocumentStore::decode);
    }

    private static void require(Batch.Builder batch, String key, Optional<Document> document) {
        document.ifPresentOrElse(found -> batch.requireRevision(key, found.revision()), () -> batch.requireAbsent(key));
    }
}
