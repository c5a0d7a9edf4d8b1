package registry.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import registry.api.RegistryException;
import registry.signing.SigningError;

/**
 * Finds what an edit changes although it may not: everything but {@link EditableFields}, the editor's own signature, and
 * what clients that edit an entry of ours hand back with it. For one comparison.
 */
final class ImmutableFields {
    private static final int SHOWN = 5;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_PATH = 200;
    private static final String MIN_RUNTIME_VERSION = "minRuntimeVersion";
    private static final String MIN_RUNTIME_VERSION_TOO = "min_runtime_version";

    /** Whose edit it is. The signature is checked elsewhere. */
    private static final Set<String> EDITORS = Set.of("signerId", "signature");

    private final List<String> differences = new ArrayList<>();

    private ImmutableFields() {}

    /**
     * Compares an edit with the published manifest.
     *
     * @throws RegistryException with {@link CatalogError#IMMUTABLE_FIELD}, naming the fields by their paths, or with
     *     {@link SigningError#INVALID_MANIFEST} when {@code metadata} is no object
     */
    static void requireEqual(ObjectNode published, ObjectNode edit) {
        ImmutableFields comparison = new ImmutableFields();
        comparison.compareManifests(published, edit);
        if (!comparison.differences.isEmpty()) {
            throw new RegistryException(
                    CatalogError.IMMUTABLE_FIELD,
                    comparison.names() + " must be as in the published manifest; an edit may change name, description,"
                            + " tags, icon and license in metadata, and links: publish a new version for anything else");
        }
    }

    private void compareManifests(ObjectNode published, ObjectNode edit) {
        for (String name : names(published, edit)) {
            switch (name) {
                case EditableFields.METADATA ->
                    compareMetadata(metadata(published.path(name)), metadata(edit.path(name)));
                case MIN_RUNTIME_VERSION -> compare("", name, published.path(name), edit.path(name));
                case MIN_RUNTIME_VERSION_TOO -> compareOtherSpelling(published, edit);
                default -> {
                    if (!isFree(name)) {
                        compare("", name, published.path(name), edit.path(name));
                    }
                }
            }
        }
    }

    private static boolean isFree(String name) {
        return name.equals(EditableFields.LINKS)
                || name.startsWith("_")
                || EDITORS.contains(name)
                || EntryEncoder.SERVER_FIELDS.contains(name);
    }

    private void compareMetadata(ObjectNode published, ObjectNode edit) {
        for (String name : names(published, edit)) {
            if (!name.startsWith("_") && !name.equals(EntryEncoder.AUTHOR) && !EditableFields.MEMBERS.contains(name)) {
                compare(EditableFields.METADATA + ".", name, published.path(name), edit.path(name));
            }
        }
    }

    /** An entry of ours has both spellings, with one value. */
    private void compareOtherSpelling(ObjectNode published, ObjectNode edit) {
        JsonNode value = edit.path(MIN_RUNTIME_VERSION_TOO);
        if (!value.equals(published.path(MIN_RUNTIME_VERSION))) {
            compare("", MIN_RUNTIME_VERSION_TOO, published.path(MIN_RUNTIME_VERSION_TOO), value);
        }
    }

    private void compare(String place, String name, JsonNode published, JsonNode edit) {
        if (!published.equals(edit)) {
            find(place + shown(name), published, edit);
        }
    }

    /** Finds differences between values that differ. Paths may get long and are made only where one is. */
    private void find(String path, JsonNode published, JsonNode edit) {
        if (differences.size() > SHOWN) {
            return;
        }
        if (published.isObject() && edit.isObject()) {
            for (String name : names(published, edit)) {
                if (!published.path(name).equals(edit.path(name))) {
                    find(path + "." + shown(name), published.path(name), edit.path(name));
                }
            }
        } else if (published.isArray() && edit.isArray() && published.size() == edit.size()) {
            for (int i = 0; i < published.size(); i++) {
                if (!published.get(i).equals(edit.get(i))) {
                    find(path + "[" + i + "]", published.get(i), edit.get(i));
                }
            }
        } else {
            differences.add(cut(path, LONGEST_PATH));
        }
    }

    private String names() {
        String first = String.join(", ", differences.subList(0, Math.min(differences.size(), SHOWN)));
        return differences.size() > SHOWN ? first + " and more" : first;
    }

    /** An entry of ours has metadata even if the manifest has none. */
    private static ObjectNode metadata(JsonNode metadata) {
        if (metadata instanceof ObjectNode object) {
            return object;
        }
        if (!metadata.isMissingNode() && !metadata.isNull()) {
            throw new RegistryException(SigningError.INVALID_MANIFEST, EditableFields.METADATA + " must be an object");
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private static Set<String> names(JsonNode one, JsonNode other) {
        Set<String> names = new TreeSet<>();
        one.fieldNames().forEachRemaining(names::add);
        other.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String shown(String name) {
        return cut(name, LONGEST_NAME).replaceAll("[^\\x20-\\x7e]", "?");
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "...";
    }
}
