package registry.client.account;

import java.time.Instant;
import java.util.Optional;

/**
 * A browser in which the account is signed in.
 *
 * @param id its name
 * @param createdAt when it signed in
 * @param refreshedAt when it was last used, to within an hour
 * @param expiresAt when it ends unless it is used
 * @param address its network address
 * @param userAgent what it calls itself
 */
public record BrowserSession(
        String id,
        Instant createdAt,
        Instant refreshedAt,
        Instant expiresAt,
        String address,
        Optional<String> userAgent) {}
