package registry.cli.operation.account;

import registry.cli.operation.Session;
import registry.cli.operation.TokenStore;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Told;
import registry.cli.output.UsageException;

/** Revokes the stored token and forgets it. */
public final class LogoutOperation {
    private final Session session;

    /** Works in a session. */
    public LogoutOperation(Session session) {
        this.session = session;
    }

    /**
     * Revokes the stored token at its registry, and forgets it whatever the registry says; the registry's address stays.
     * With {@code keepToken} it is only forgotten.
     */
    public Report run(boolean keepToken) {
        TokenStore store = new TokenStore(session);
        TokenStore.Stored stored = store.stored()
                .orElseThrow(() -> new UsageException(
                        "No token is stored in " + store.file(),
                        "'calimero-registry config list' shows where tokens come from"));
        boolean revoked = !keepToken && new Revocation(session).revoke(stored).revoked();
        store.forget();
        String sentence = revoked
                ? "You are signed out: the token is revoked and forgotten."
                : "The token is forgotten here. It was not revoked.";
        return new Told(
                sentence,
                Json.object()
                        .put("revoked", revoked)
                        .put("configFile", store.file().toString()));
    }
}
