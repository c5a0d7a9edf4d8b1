package registry.cli.operation.account;

import java.net.URI;
import java.time.Instant;
import registry.cli.operation.Given;
import registry.cli.operation.Session;
import registry.cli.operation.TokenStore;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Told;
import registry.client.RegistryClient;
import registry.client.account.IssuedToken;
import registry.client.account.TokenRequest;

/** The API tokens of the caller's account. */
public final class TokenOperation {
    private final Session session;

    /** Works in a session. */
    public TokenOperation(Session session) {
        this.session = session;
    }

    /** Makes a token, and keeps it for the next commands if {@code store} says so. */
    public Report create(TokenWish wish, boolean store) {
        TokenRequest request = wish.request(Instant.now());
        URI registry = session.registryUrl();
        IssuedToken issued;
        try (RegistryClient client = session.connect()) {
            issued = client.tokens().create(request);
        }
        return store
                ? TokenReports.issued(issued, new TokenStore(session).keep(registry, issued.secret()))
                : TokenReports.issued(issued);
    }

    /** Lists them, newest first. */
    public Report list() {
        try (RegistryClient client = session.connect()) {
            return TokenReports.listing(client.tokens().list());
        }
    }

    /** Revokes one. A token may revoke itself alone; the others are for a browser's session. */
    public Report revoke(String id, boolean consent) {
        String token = Given.name("token", id);
        boolean goOn = session.consents("Revoke the token " + token + "? What uses it stops working.", consent);
        if (goOn) {
            try (RegistryClient client = session.connect()) {
                client.tokens().revoke(token);
            }
        }
        return new Told(
                goOn ? "The token " + token + " is revoked." : Told.NOTHING,
                Json.object().put("id", token).put("revoked", goOn));
    }
}
