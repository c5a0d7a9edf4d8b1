package registry.cli.operation.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import registry.cli.operation.Session;
import registry.cli.operation.TokenStore;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.client.RegistryClient;
import registry.client.server.FirstAdministrator;

/** Makes the first administrator of a new registry and remembers the registry and the token for later commands. */
public final class SetupOperation {
    private final Session session;

    /** Works in a session. */
    public SetupOperation(Session session) {
        this.session = session;
    }

    /** Uses up the one-time code that the server printed when it started. */
    public Report run(String code, String email, String username) {
        URI url = session.registryUrl();
        FirstAdministrator answer;
        try (RegistryClient client = session.connect()) {
            answer = client.server().setUp(code.strip(), email.strip(), username.strip());
        }
        TokenStore.Kept kept = new TokenStore(session).keep(url, answer.token());
        return new Done(url, email.strip(), username.strip(), kept);
    }

    private record Done(URI registry, String email, String username, TokenStore.Kept kept) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            out.line("You are the first administrator of " + registry + ".");
            out.table(new Table()
                    .row("Account", username + " <" + email + ">")
                    .row("API token", kept.text())
                    .row("Next", "calimero-registry key generate --output my-key.json"));
        }

        @Override
        public JsonNode json() {
            return kept.addTo(Json.object()
                    .put("registry", registry.toString())
                    .put("email", email)
                    .put("username", username));
        }
    }
}
