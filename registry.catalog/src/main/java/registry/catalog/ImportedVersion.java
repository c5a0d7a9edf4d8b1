package registry.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import registry.api.BundleVersion;
import registry.api.PackageName;

/**
 * A version of another deployment, to be brought here together with its bundle.
 *
 * @param manifest what the other deployment shows of it; used only when the bundle has no manifest of its own that is
 *     about this version. Members that begin with {@code _}, at the top or in {@code metadata}, are left out
 */
public record ImportedVersion(
        PackageName name, BundleVersion version, Instant publishedAt, boolean yanked, ObjectNode manifest) {

    /** What it is called in the record of what was done. */
    String target() {
        return name + "/" + version;
    }
}
