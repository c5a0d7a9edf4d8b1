package registry.signing.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A published manifest with changes to what people read about it, for an editor to sign. Everything else of it is for
 * ever. For one thread.
 */
public final class ManifestDraft {
    /** The members of {@code metadata} that an edit may change. */
    public static final List<String> METADATA_FIELDS = List.of("name", "description", "tags", "icon", "license");

    /** The links that an edit may change. */
    public static final List<String> LINK_FIELDS = List.of("frontend", "github", "docs");

    private static final String METADATA = "metadata";
    private static final String LINKS = "links";
    private static final String TAGS = "tags";

    private final ObjectNode manifest;

    private ManifestDraft(ObjectNode manifest) {
        this.manifest = manifest;
    }

    /**
     * The published manifest as somebody may sign it anew: with the editable fields of the edit that is shown now, and
     * without what the signing sets. Neither argument is changed.
     */
    public static ManifestDraft of(ObjectNode published, Optional<ObjectNode> latestEdit) {
        ObjectNode manifest = published.deepCopy();
        manifest.remove(List.of("signature", "signerId"));
        manifest.remove(manifest.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> name.startsWith("_"))
                .toList());
        ManifestDraft draft = new ManifestDraft(manifest);
        latestEdit.ifPresent(draft::take);
        return draft;
    }

    /** A text of {@code metadata} or {@code links}; {@code ""} when it is missing. */
    public String text(String name) {
        return manifest.path(owner(name)).path(name).asText();
    }

    /** Sets a text of {@code metadata} or {@code links}; an empty one removes the field, a description excepted. */
    public ManifestDraft set(String name, String value) {
        boolean goes = value.isEmpty() && !name.equals("description");
        put(owner(name), name, goes ? null : manifest.textNode(value));
        return this;
    }

    /** The tags. */
    public List<String> tags() {
        return manifest.path(METADATA)
                .path(TAGS)
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    /** Sets the tags. */
    public ManifestDraft setTags(List<String> tags) {
        tags.forEach(object(METADATA).putArray(TAGS)::add);
        return this;
    }

    /** The manifest, unsigned. It belongs to the caller. */
    public ObjectNode json() {
        return manifest.deepCopy();
    }

    /**
     * Tells whether a registry would take it, once it is signed.
     *
     * @throws registry.api.RegistryException with {@code invalid_manifest}; the message begins with the field
     */
    public void check() {
        ManifestRules.check(manifest, olderName -> true);
    }

    private void take(ObjectNode edit) {
        METADATA_FIELDS.forEach(name -> put(METADATA, name, edit.path(METADATA).get(name)));
        JsonNode links = edit.get(LINKS);
        if (links == null) {
            manifest.remove(LINKS);
        } else {
            manifest.set(LINKS, links.deepCopy());
        }
    }

    private void put(String owner, String name, @Nullable JsonNode value) {
        if (value != null) {
            object(owner).set(name, value);
        } else if (manifest.path(owner) instanceof ObjectNode known) {
            known.remove(name);
        }
    }

    private ObjectNode object(String name) {
        return manifest.path(name) instanceof ObjectNode known ? known : manifest.putObject(name);
    }

    private static String owner(String name) {
        return LINK_FIELDS.contains(name) ? LINKS : METADATA;
    }
}
