package registry.cli.operation.account;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import registry.cli.operation.Session;
import registry.cli.operation.TokenStore;
import registry.cli.output.ExitCode;
import registry.client.ClientException;
import registry.client.RefusedException;
import registry.client.RegistryClient;
import registry.client.account.ApiToken;

/** Ends tokens at the registries that gave them, by their own right: a token may revoke itself. */
final class Revocation {
    private final Session session;

    Revocation(Session session) {
        this.session = session;
    }

    /**
     * What became of a token.
     *
     * @param token how its registry lists it, if it does
     * @param revoked whether it counts no more
     */
    record Outcome(Optional<ApiToken> token, boolean revoked) {}

    /** Revokes a token. A registry that does not answer is warned of. */
    Outcome revoke(TokenStore.Stored stored) {
        return revoke(stored, token -> true);
    }

    /** The same if its registry lists it as one that is wanted gone. */
    Outcome revoke(TokenStore.Stored stored, Predicate<ApiToken> wanted) {
        try (RegistryClient client = session.connect(stored.registry(), stored.token())) {
            return revoke(client, candidates(client, stored.token()), wanted);
        } catch (RefusedException e) {
            if (ExitCode.ofStatus(e.status()) == ExitCode.NOT_ALLOWED
                    && e.code().equals("unauthorized")) {
                return new Outcome(Optional.empty(), true); // revoked or expired already
            }
            warn(stored, e);
        } catch (ClientException e) {
            warn(stored, e);
        }
        return new Outcome(Optional.empty(), false);
    }

    /** A token does not know its own id, so those that begin as it does are tried; it can revoke no other one. */
    private static Outcome revoke(RegistryClient client, List<ApiToken> candidates, Predicate<ApiToken> wanted) {
        RefusedException refusal = null;
        for (ApiToken candidate : candidates.stream().filter(wanted).toList()) {
            try {
                client.tokens().revoke(candidate.id());
                return new Outcome(Optional.of(candidate), true);
            } catch (RefusedException e) {
                refusal = e; // another token that begins alike
            }
        }
        if (refusal != null) {
            throw refusal;
        }
        return new Outcome(candidates.stream().findFirst(), false);
    }

    private static List<ApiToken> candidates(RegistryClient client, String token) {
        return client.tokens().list().stream()
                .filter(listed -> listed.beginning()
                        .map(text -> text.replace("…", ""))
                        .filter(text -> !text.isEmpty() && token.startsWith(text))
                        .isPresent())
                .toList();
    }

    private void warn(TokenStore.Stored stored, ClientException e) {
        session.warn("the token for " + stored.registry() + " was not revoked and still counts: " + e.detail());
    }
}
