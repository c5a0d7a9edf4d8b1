package registry.orgs;

import java.time.Instant;

/**
 * An organization.
 *
 * @param id its slug, too
 * @param name as people read it, 1 to {@value #MAX_NAME} characters
 * @param updatedAt when name or metadata were last changed
 * @param verified whether an administrator of the registry vouches for it
 */
public record Org(OrgId id, String name, OrgMetadata metadata, boolean verified, Instant createdAt, Instant updatedAt) {
    /** The longest name, in characters. */
    public static final int MAX_NAME = 100;

    Org with(String otherName, OrgMetadata otherMetadata, Instant when) {
        return new Org(id, otherName, otherMetadata, verified, createdAt, when);
    }

    Org withVerified(boolean is) {
        return new Org(id, name, metadata, is, createdAt, updatedAt);
    }
}
