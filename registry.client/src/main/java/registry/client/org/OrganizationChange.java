package registry.client.org;

import java.util.Map;
import java.util.Optional;

/**
 * What to change about an organization.
 *
 * @param name its new name; empty to keep it
 * @param metadata all of its new metadata, nothing to remove it; empty to keep it
 */
public record OrganizationChange(Optional<String> name, Optional<Map<String, String>> metadata) {
    /** Copies the metadata. */
    public OrganizationChange {
        metadata = metadata.map(Map::copyOf);
    }

    /** Another name. */
    public static OrganizationChange toName(String name) {
        return new OrganizationChange(Optional.of(name), Optional.empty());
    }

    /** Other metadata, which replace all there were. */
    public static OrganizationChange toMetadata(Map<String, String> metadata) {
        return new OrganizationChange(Optional.empty(), Optional.of(metadata));
    }

    /** The same, and this name. */
    public OrganizationChange andName(String newName) {
        return new OrganizationChange(Optional.of(newName), metadata);
    }

    /** The same, and these metadata. */
    public OrganizationChange andMetadata(Map<String, String> newMetadata) {
        return new OrganizationChange(name, Optional.of(newMetadata));
    }
}
