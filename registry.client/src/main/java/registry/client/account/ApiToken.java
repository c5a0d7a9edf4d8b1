package registry.client.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An API token without its secret.
 *
 * @param id its name, by which it is revoked
 * @param label what its owner calls it
 * @param beginning the first characters of the secret; empty right after it was made
 * @param createdAt when it was made
 * @param scopes what it allows
 * @param packages the packages it is limited to, or prefixes such as {@code com.example.*}; none for no limit
 * @param expiresAt when it ends, if ever
 * @param lastUsedAt when it was used, to within a minute
 * @param issuedBy of a bot's token in a list, who made it: user name or e-mail address
 */
public record ApiToken(
        String id,
        String label,
        Optional<String> beginning,
        Instant createdAt,
        List<Scope> scopes,
        List<String> packages,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt,
        Optional<String> issuedBy) {
    /** Copies the lists. */
    public ApiToken {
        scopes = List.copyOf(scopes);
        packages = List.copyOf(packages);
    }
}
