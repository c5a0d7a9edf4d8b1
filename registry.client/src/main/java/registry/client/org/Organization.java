package registry.client.org;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An organization.
 *
 * @param id its slug, which never changes
 * @param name what it is called
 * @param createdAt when it was created
 * @param updatedAt when name or metadata were last changed
 * @param metadata what it says of itself, by name, such as {@code website}
 * @param verified whether the registry's administrators vouch for it
 * @param memberCount how many members it has, bots included
 * @param packageCount how many packages are linked to it
 * @param role what the caller is there; in a list by member, what that member is; empty for others
 */
public record Organization(
        String id,
        String name,
        Instant createdAt,
        Instant updatedAt,
        Map<String, String> metadata,
        boolean verified,
        long memberCount,
        long packageCount,
        Optional<Role> role) {
    /** Copies the metadata. */
    public Organization {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}
