package registry.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.storage.Document;
import registry.storage.DocumentStore;

/** Reads version records together with their manifests. Thread-safe. */
final class Versions {
    /** Versions per read: bounds the memory that manifests of the greatest size take at once. */
    private static final int PAGE = 16;

    private final DocumentStore documents;

    Versions(DocumentStore documents) {
        this.documents = documents;
    }

    /** Names a version of a package. */
    record Id(PackageName name, BundleVersion version) {}

    /** A version that can be had, with its manifest. */
    record Complete(VersionRecord.Live record, ObjectNode manifest) {
        Id id() {
            return new Id(record.identity().name(), record.identity().version());
        }
    }

    /** The version, if it can be had. */
    Optional<Complete> read(Id id) {
        return readPage(List.of(id)).stream().findFirst();
    }

    /** Those of the versions that can be had, in the given order, read page by page while the stream is consumed. */
    Stream<Complete> stream(List<Id> ids) {
        return IntStream.iterate(0, from -> from < ids.size(), from -> from + PAGE)
                .mapToObj(from -> ids.subList(from, Math.min(from + PAGE, ids.size())))
                .flatMap(page -> readPage(page).stream());
    }

    private List<Complete> readPage(List<Id> ids) {
        List<String> keys = new ArrayList<>();
        for (Id id : ids) {
            keys.add(Keys.version(id.name(), id.version()));
            keys.add(Keys.manifest(id.name(), id.version()));
        }
        Map<String, Document> read = documents.readAll(keys);
        List<Complete> found = new ArrayList<>();
        for (Id id : ids) {
            Optional<VersionRecord.Live> live = Optional.ofNullable(read.get(Keys.version(id.name(), id.version())))
                    .flatMap(VersionRecord::decodeLive);
            Optional<Document> manifest = Optional.ofNullable(read.get(Keys.manifest(id.name(), id.version())));
            if (live.isPresent() && manifest.isPresent()) {
                found.add(new Complete(live.get(), manifest.get().json()));
            }
        }
        return found;
    }
}
