package registry.client.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a new token should be. What is left out is taken from the token that asks, except the scopes, of which there are
 * {@code publish}, {@code yank}, {@code orgs} and {@code read} at most.
 *
 * @param label what it is called, at most 100 characters
 * @param scopes what it allows
 * @param packages the packages it is limited to, or prefixes such as {@code com.example.*}, at most 100; none for no limit
 * @param expiresAt when it ends
 */
public record TokenRequest(
        Optional<String> label,
        Optional<Set<Scope>> scopes,
        Optional<List<String>> packages,
        Optional<Instant> expiresAt) {
    /** A token like the one that asks. */
    public static final TokenRequest STANDARD =
            new TokenRequest(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Copies the collections. */
    public TokenRequest {
        scopes = scopes.map(Set::copyOf);
        packages = packages.map(List::copyOf);
    }

    /** A token with this label. */
    public static TokenRequest labelled(String label) {
        return new TokenRequest(Optional.of(label), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same with these scopes. */
    public TokenRequest allowing(Set<Scope> newScopes) {
        return new TokenRequest(label, Optional.of(newScopes), packages, expiresAt);
    }

    /** The same for these packages. */
    public TokenRequest forPackages(List<String> patterns) {
        return new TokenRequest(label, scopes, Optional.of(patterns), expiresAt);
    }

    /** The same until then. */
    public TokenRequest until(Instant end) {
        return new TokenRequest(label, scopes, packages, Optional.of(end));
    }
}
