package registry.client.org;

import java.time.Instant;
import java.util.Optional;

/**
 * An invitation of an e-mail address that has no account yet.
 *
 * @param email the address
 * @param role what its owner will be
 * @param invitedBy user name, or e-mail address where there is none; empty when that account is gone
 * @param createdAt when it was made
 * @param expiresAt when it ends
 */
public record Invitation(String email, Role role, Optional<String> invitedBy, Instant createdAt, Instant expiresAt) {}
