package registry.accounts;

import java.time.Instant;

/**
 * What a listing tells of a session; no secret.
 *
 * @param origin where it was begun or last refreshed from
 * @param expiresAt when it ends unless it is refreshed
 */
public record SessionInfo(String id, Origin origin, Instant createdAt, Instant refreshedAt, Instant expiresAt) {}
