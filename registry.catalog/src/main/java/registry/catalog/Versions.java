package registry.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import registry.api.ApiError;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.api.spi.StoredRecord;
import registry.storage.Document;
import registry.storage.DocumentStore;

/** Reads version records and their manifests. Thread-safe. */
final class Versions {
    /** Records per read. Manifests may be large and are read one by one. */
    private static final int PAGE = 128;

    private final DocumentStore documents;

    Versions(DocumentStore documents) {
        this.documents = documents;
    }

    /** Names a version of a package. */
    record Id(PackageName name, BundleVersion version) {}

    /** A version that can be had, with its manifest as readers see it. */
    record Complete(VersionRecord.Live record, ObjectNode manifest) {
        Id id() {
            return new Id(record.identity().name(), record.identity().version());
        }
    }

    /** The version, if it can be had. */
    Optional<Complete> read(Id id) {
        String versionKey = Keys.version(id.name(), id.version());
        List<String> keys = new ArrayList<>(SignedManifests.keys(id));
        keys.add(versionKey);
        Map<String, StoredRecord> read = documents.readAllRecords(keys);
        return Optional.ofNullable(read.get(versionKey))
                .map(DocumentStore::decode)
                .flatMap(VersionRecord::decodeLive)
                .flatMap(
                        live -> SignedManifests.of(live, read).map(manifests -> new Complete(live, manifests.shown())));
    }

    /**
     * The manifest as readers see it, if the version can still be had. An edit that replaced the one in {@code version}
     * meanwhile is shown already.
     */
    Optional<ObjectNode> manifest(VersionRecord.Live version) {
        VersionRecord.Identity identity = version.identity();
        List<String> keys = SignedManifests.keys(new Id(identity.name(), identity.version()));
        return SignedManifests.of(version, documents.readAllRecords(keys)).map(SignedManifests::shown);
    }

    /** The highest version that was ever published of a package, deleted ones included. */
    VersionRecord.Identity highest(PackageRecord record) {
        String key = Keys.version(record.name(), record.highest());
        return documents
                .read(key)
                .map(document -> VersionRecord.decode(document).identity())
                .orElseThrow(() -> new RegistryException(
                        ApiError.STORAGE_CORRUPT, "the record " + key + " is missing; restore it from a backup"));
    }

    /** The records of those of the versions that can be had, in the given order, read while the stream is consumed. */
    Stream<VersionRecord.Live> records(List<Id> ids) {
        return IntStream.iterate(0, from -> from < ids.size(), from -> from + PAGE)
                .mapToObj(from -> ids.subList(from, Math.min(from + PAGE, ids.size())))
                .flatMap(this::readPage);
    }

    private Stream<VersionRecord.Live> readPage(List<Id> ids) {
        List<String> keys =
                ids.stream().map(id -> Keys.version(id.name(), id.version())).toList();
        Map<String, Document> read = documents.readAll(keys);
        return keys.stream()
                .flatMap(key -> Optional.ofNullable(read.get(key)).stream())
                .flatMap(document -> VersionRecord.decodeLive(document).stream());
    }
}
