package registry.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import registry.signing.manifest.ManifestDraft;

/**
 * What of a manifest an edit may change; all the rest is for ever. Holds the values of one manifest, absent ones left
 * out. Immutable as long as nobody changes the manifest.
 *
 * @param metadata by name, those members of {@code metadata} that may change
 */
record EditableFields(Map<String, JsonNode> metadata, Optional<JsonNode> links) {
    static final String METADATA = "metadata";
    static final String LINKS = "links";

    /** The members of {@code metadata} that may change. */
    static final List<String> MEMBERS = ManifestDraft.METADATA_FIELDS;

    /** What {@code manifest} says. */
    static EditableFields of(ObjectNode manifest) {
        JsonNode metadata = manifest.path(METADATA);
        Map<String, JsonNode> members = new LinkedHashMap<>();
        MEMBERS.stream().filter(metadata::has).forEach(name -> members.put(name, metadata.get(name)));
        return new EditableFields(members, Optional.ofNullable(manifest.get(LINKS)));
    }

    /** A copy of {@code manifest} that says this, and otherwise what it said. */
    ObjectNode in(ObjectNode manifest) {
        ObjectNode copy = manifest.objectNode().setAll(manifest);
        if (!metadata.isEmpty() || copy.path(METADATA).isObject()) {
            ObjectNode members = manifest.objectNode();
            if (manifest.get(METADATA) instanceof ObjectNode published) {
                members.setAll(published);
            }
            members.remove(MEMBERS);
            members.setAll(metadata);
            copy.set(METADATA, members);
        }
        copy.remove(LINKS);
        links.ifPresent(value -> copy.set(LINKS, value));
        return copy;
    }

    /** The fields whose values differ from {@code other}'s, as paths such as {@code metadata.name}. */
    List<String> differences(EditableFields other) {
        Stream<String> members = MEMBERS.stream()
                .filter(name -> !Objects.equals(metadata.get(name), other.metadata.get(name)))
                .map(name -> METADATA + "." + name);
        return Stream.concat(members, links.equals(other.links) ? Stream.empty() : Stream.of(LINKS))
                .toList();
    }
}
