package registry.client.admin;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An organization as administrators see it.
 *
 * @param id its slug
 * @param name what it is called
 * @param verified whether it is verified
 * @param createdAt when it was created
 * @param metadata what it says of itself, by name
 */
public record AdminOrganization(
        String id, String name, boolean verified, Instant createdAt, Map<String, String> metadata) {
    /** Copies the metadata. */
    public AdminOrganization {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}
