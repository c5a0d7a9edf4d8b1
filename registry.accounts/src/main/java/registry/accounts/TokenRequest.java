package registry.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import registry.api.spi.StoredCredential;

/**
 * An API token to be made.
 *
 * @param label for its owner's eyes, at most {@value #MAX_LABEL} characters; blank: {@value #DEFAULT_LABEL}
 * @param packages exact package names, or prefixes ending in {@code .*}, at most {@value #MAX_PACKAGES}; empty: not
 *     limited to packages
 * @param expiresAt from when on it does not count; empty: never
 */
public record TokenRequest(String label, Set<Scope> scopes, Set<String> packages, Optional<Instant> expiresAt) {
    /** The label of a token whose owner gave none. */
    public static final String DEFAULT_LABEL = "CLI token";
    /** The longest label, in characters. */
    public static final int MAX_LABEL = 100;
    /** The most package patterns. */
    public static final int MAX_PACKAGES = 100;

    /**
     * What an owner asked for, filled up with what they left out: the default label, the default scopes as far as
     * {@code own} has them, and the packages and the end of {@code own}.
     */
    public static TokenRequest filledUp(Wish wish, Actor own) {
        StoredCredential credential = own.credential();
        return new TokenRequest(
                wish.label().orElse(""),
                wish.scopes()
                        .orElseGet(
                                () -> Scope.DEFAULTS.stream().filter(own::may).collect(Collectors.toSet())),
                wish.packages().orElseGet(credential::packages),
                wish.expiresAt().or(() -> own.isSession() ? Optional.empty() : credential.expiresAt()));
    }

    /** What an owner asked for; what is empty was left out. */
    public record Wish(
            Optional<String> label,
            Optional<Set<Scope>> scopes,
            Optional<Set<String>> packages,
            Optional<Instant> expiresAt) {}

    /** Strips the label, fills in the default one, and copies the sets. */
    public TokenRequest {
        label = label.isBlank() ? DEFAULT_LABEL : label.strip();
        scopes = Set.copyOf(scopes);
        packages = Set.copyOf(packages);
    }

    /** A token with these scopes for all packages and all time. */
    public static TokenRequest of(String label, Set<Scope> scopes) {
        return new TokenRequest(label, scopes, Set.of(), Optional.empty());
    }
}
