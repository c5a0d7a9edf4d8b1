package registry.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import registry.api.ApiError;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.api.spi.StoredRecord;
import registry.storage.DocumentStore;

/**
 * The signed manifest of a version and the latest signed edit of it, as they are stored. They are decoded when asked for,
 * one after the other: each may take many times its size.
 */
record SignedManifests(StoredRecord original, Optional<StoredRecord> edit) {
    /** Where they lie. */
    static List<String> keys(Versions.Id id) {
        return List.of(Keys.manifest(id.name(), id.version()), Keys.edit(id.name(), id.version()));
    }

    /**
     * Those of {@code version} among what was read; empty when it was deleted meanwhile.
     *
     * @throws RegistryException with {@link ApiError#STORAGE_CORRUPT} when there should be an edit and is none
     */
    static Optional<SignedManifests> of(VersionRecord.Live version, Map<String, StoredRecord> read) {
        VersionRecord.Identity identity = version.identity();
        return Optional.ofNullable(read.get(Keys.manifest(identity.name(), identity.version())))
                .map(original -> new SignedManifests(
                        original,
                        version.edit().map(edit -> edit(Keys.edit(identity.name(), identity.version()), read))));
    }

    /** The manifest that was published. */
    ObjectNode published() {
        return DocumentStore.decode(original).json();
    }

    /** What readers see of the fields that may be edited. */
    EditableFields fields() {
        return EditableFields.of(DocumentStore.decode(edit.orElse(original)).json());
    }

    /** The manifest that readers see: the published one, saying what the latest edit says. */
    ObjectNode shown() {
        return edit.isEmpty() ? published() : fields().in(published());
    }

    /** The SHA-256 of the latest bytes that somebody signed. */
    Digest latest() {
        return Digest.ofContent(edit.orElse(original).value());
    }

    private static StoredRecord edit(String key, Map<String, StoredRecord> read) {
        return Optional.ofNullable(read.get(key))
                .orElseThrow(() -> new RegistryException(
                        ApiError.STORAGE_CORRUPT,
                        "the metadata record '" + key + "' is missing; restore it from a backup"));
    }
}
