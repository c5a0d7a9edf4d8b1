package registry.client.bundle;

import java.util.List;
import java.util.Optional;

/**
 * What people read about an app.
 *
 * @param name what it is called
 * @param description what it does
 * @param author who published it first
 * @param license under which terms
 * @param icon a data URI with a picture
 * @param tags words to find it by
 */
public record Metadata(
        Optional<String> name,
        Optional<String> description,
        Optional<String> author,
        Optional<String> license,
        Optional<String> icon,
        List<String> tags) {
    /** Copies the tags. */
    public Metadata {
        tags = List.copyOf(tags);
    }
}
