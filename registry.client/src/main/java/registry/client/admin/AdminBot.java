package registry.client.admin;

import java.time.Instant;

/**
 * A bot of any organization.
 *
 * @param id its account's id
 * @param name its user name
 * @param organization slug of its organization
 * @param email its account's address, which reaches nobody
 * @param suspended whether it is suspended
 * @param createdAt when it was created
 */
public record AdminBot(
        String id, String name, String organization, String email, boolean suspended, Instant createdAt) {}
