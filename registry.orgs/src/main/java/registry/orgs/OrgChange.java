package registry.orgs;

import java.util.Optional;

/**
 * What to change of an organization.
 *
 * @param name the new name; empty: unchanged
 * @param metadata replaces all of the metadata; empty: unchanged
 */
public record OrgChange(Optional<String> name, Optional<OrgMetadata> metadata) {}
