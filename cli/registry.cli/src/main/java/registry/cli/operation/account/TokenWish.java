package registry.cli.operation.account;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import registry.cli.operation.Given;
import registry.client.account.Scope;
import registry.client.account.TokenRequest;

/**
 * What somebody typed about a token to make.
 *
 * @param label what to call it
 * @param scopes what it allows; none for what the registry gives by default
 * @param packages which packages it is for; none for those of the token in use
 * @param expires when it ends
 */
public record TokenWish(Optional<String> label, List<String> scopes, List<String> packages, Optional<String> expires) {
    /** Copies the lists. */
    public TokenWish {
        scopes = List.copyOf(scopes);
        packages = List.copyOf(packages);
    }

    /**
     * The request.
     *
     * @throws registry.cli.output.UsageException for words that mean nothing
     */
    public TokenRequest request(Instant now) {
        return new TokenRequest(
                label,
                Optional.of(scopes(scopes)).filter(set -> !set.isEmpty()),
                Optional.of(packages).filter(list -> !list.isEmpty()),
                expires.map(text -> Given.end(text, now)));
    }

    /** The scopes that these words name; each may name several, separated by commas. */
    static Set<Scope> scopes(List<String> words) {
        Set<Scope> scopes = new LinkedHashSet<>();
        for (String word : words) {
            for (String part : word.split(",", -1)) {
                scopes.add(Given.oneOf("scope", part, Scope.class, Scope::id));
            }
        }
        return scopes;
    }
}
