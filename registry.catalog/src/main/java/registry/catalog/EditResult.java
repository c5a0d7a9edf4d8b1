package registry.catalog;

import java.util.List;

/**
 * An edit of a version's metadata, as its editor hears of it.
 *
 * @param changed the fields whose shown values it changed, as paths such as {@code metadata.name}; none when the same
 *     edit was there already
 */
public record EditResult(List<String> changed, List<Warning> warnings) {
    /** Copies the lists. */
    public EditResult {
        changed = List.copyOf(changed);
        warnings = List.copyOf(warnings);
    }
}
