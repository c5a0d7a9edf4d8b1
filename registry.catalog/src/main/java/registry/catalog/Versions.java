package registry.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.storage.Document;
import registry.storage.DocumentStore;

/** Reads version records together with their manifests. Thread-safe. */
final class Versions {
    /** Keys per read: bounds the memory that manifests of the greatest size take. */
    private static final int PAGE = 128;

    private final DocumentStore documents;

    Versions(DocumentStore documents) {
        this.documents = documents;
    }

    /** Names a version of a package. */
    record Id(PackageName name, BundleVersion version) {}

    /** A version that can be had, with its manifest. */
    record Complete(VersionRecord.Live record, ObjectNode manifest) {}

    /** The version, if it can be had. */
    Optional<Complete> read(Id id) {
        return Optional.ofNullable(readPage(List.of(id)).get(id));
    }

    /** Those of the versions that can be had, in the given order. */
    Map<Id, Complete> readAll(Collection<Id> ids) {
        List<Id> all = List.copyOf(ids);
        Map<Id, Complete> found = new LinkedHashMap<>();
        for (int from = 0; from < all.size(); from += PAGE) {
            found.putAll(readPage(all.subList(from, Math.min(from + PAGE, all.size()))));
        }
        return found;
    }

    private Map<Id, Complete> readPage(List<Id> ids) {
        List<String> keys = new ArrayList<>();
        for (Id id : ids) {
            keys.add(Keys.version(id.name(), id.version()));
            keys.add(Keys.manifest(id.name(), id.version()));
        }
        Map<String, Document> read = new HashMap<>(documents.readAll(keys));
        Map<Id, Complete> found = new LinkedHashMap<>();
        for (Id id : ids) {
            Optional<VersionRecord.Live> live = Optional.ofNullable(read.get(Keys.version(id.name(), id.version())))
                    .flatMap(VersionRecord::decodeLive);
            Optional<Document> manifest = Optional.ofNullable(read.get(Keys.manifest(id.name(), id.version())));
            if (live.isPresent() && manifest.isPresent()) {
                found.put(id, new Complete(live.get(), manifest.get().json()));
            }
        }
        return found;
    }
}
