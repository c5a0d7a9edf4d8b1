package registry.client.org;

import java.time.Instant;

/**
 * An account that may publish for an organization, and nothing else.
 *
 * @param name its user name
 * @param email an address that reaches nobody
 * @param createdAt when it was created
 */
public record Bot(String name, String email, Instant createdAt) {}
