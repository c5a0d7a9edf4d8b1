package registry.client.packages;

import java.time.Instant;

/**
 * An offer to hand a package over.
 *
 * @param packageName which package
 * @param from the owner's user name, or words for an account without one
 * @param to the same of the recipient
 * @param createdAt when it was made
 * @param expiresAt when it ends
 */
public record TransferOffer(String packageName, String from, String to, Instant createdAt, Instant expiresAt) {}
