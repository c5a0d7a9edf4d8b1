package registry.client.bundle;

import java.util.List;

/**
 * The answer to an edit of the metadata.
 *
 * @param packageName what was edited
 * @param version which version
 * @param changed paths of the fields that are shown differently from before, such as {@code metadata.name}
 * @param warnings what the editor should know
 */
public record MetadataEdit(String packageName, String version, List<String> changed, List<Warning> warnings) {
    /** Copies the lists. */
    public MetadataEdit {
        changed = List.copyOf(changed);
        warnings = List.copyOf(warnings);
    }
}
