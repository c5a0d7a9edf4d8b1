package registry.cli.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may differ between a published manifest and an edit of it: name, description, tags, icon and licence, and the
 * links.
 */
public final class EditableFields {
    private static final String METADATA = "metadata";
    private static final String LINKS = "links";
    private static final List<String> OF_METADATA = List.of("name", "description", "tags", "icon", "license");
    private static final List<String> OF_LINKS = List.of("frontend", "github", "docs");

    private EditableFields() {}

    /**
     * The published manifest as somebody may sign it anew: with the editable fields of the edit that is shown now, and
     * without what the signing sets.
     */
    public static ObjectNode unsigned(ObjectNode published, Optional<ObjectNode> latestEdit) {
        ObjectNode manifest = published.deepCopy();
        manifest.remove(List.of("signature", "signerId"));
        manifest.remove(manifest.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> name.startsWith("_"))
                .toList());
        latestEdit.ifPresent(edit -> {
            OF_METADATA.forEach(
                    name -> put(manifest, METADATA, name, edit.path(METADATA).get(name)));
            replace(manifest, LINKS, edit.get(LINKS));
        });
        return manifest;
    }

    /** Sets a text of {@code metadata} or {@code links}; an empty one removes the field, a description excepted. */
    public static void set(ObjectNode manifest, String name, String value) {
        String owner = OF_LINKS.contains(name) ? LINKS : METADATA;
        boolean goes = value.isEmpty() && !name.equals("description");
        put(manifest, owner, name, goes ? null : manifest.textNode(value));
    }

    /** Sets the tags. */
    public static void setTags(ObjectNode manifest, List<String> tags) {
        ObjectNode metadata = owner(manifest, METADATA);
        tags.forEach(metadata.putArray("tags")::add);
    }

    private static void put(ObjectNode manifest, String owner, String name, @Nullable JsonNode value) {
        if (value != null) {
            owner(manifest, owner).set(name, value);
        } else if (manifest.path(owner) instanceof ObjectNode known) {
            known.remove(name);
        }
    }

    private static ObjectNode owner(ObjectNode manifest, String name) {
        return manifest.path(name) instanceof ObjectNode known ? known : manifest.putObject(name);
    }

    private static void replace(ObjectNode manifest, String name, @Nullable JsonNode value) {
        if (value == null) {
            manifest.remove(name);
        } else {
            manifest.set(name, value);
        }
    }
}
