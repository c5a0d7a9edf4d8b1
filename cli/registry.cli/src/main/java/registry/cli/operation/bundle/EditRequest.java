package registry.cli.operation.bundle;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the metadata of a version is to change.
 *
 * @param texts new values by name: {@code name}, {@code description}, {@code license}, {@code frontend}, {@code github},
 *     {@code docs}; an empty one removes the field
 * @param tags the new tags; empty to leave them as they are
 * @param icon a PNG file
 * @param output file to write the manifest to
 * @param force whether that file may be replaced
 */
public record EditRequest(
        Map<String, String> texts, List<String> tags, Optional<String> icon, String output, boolean force) {
    /** Copies the collections. */
    public EditRequest {
        texts = Map.copyOf(texts);
        tags = List.copyOf(tags);
    }

    /** Whether it asks for nothing. */
    public boolean isEmpty() {
        return texts.isEmpty() && tags.isEmpty() && icon.isEmpty();
    }
}
