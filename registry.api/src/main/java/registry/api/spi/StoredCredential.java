package registry.api.spi;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import registry.api.AccountId;

/**
 * A credential the registry has given out.
 *
 * @param id names it in listings; no secret
 * @param account whose it is
 * @param scopes what it may be used for: {@code publish}, {@code yank}, {@code orgs}, {@code read}, {@code delete},
 *     {@code admin}
 * @param packages exact package names, or prefixes ending in {@code .*}; empty when not limited to packages
 * @param expiresAt from when on it does not count
 */
public record StoredCredential(
        String id, AccountId account, Set<String> scopes, Set<String> packages, Optional<Instant> expiresAt) {
    /** Copies the sets. */
    public StoredCredential {
        scopes = Set.copyOf(scopes);
        packages = Set.copyOf(packages);
    }
}
