package registry.cli.operation.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import registry.cli.config.ConfigFile;
import registry.cli.config.Setting;
import registry.cli.config.SettingKey;
import registry.cli.operation.Session;
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
        for (SettingKey key : SettingKey.values()) {
            session.variable(key.variable())
                    .ifPresent(value -> session.warn(key.variable() + " is set and goes before what is stored"));
        }
        return new Done(url, email.strip(), username.strip(), answer.token(), store(url, answer.token()));
    }

    /** The file that holds the token now; empty if it could not be written, which must not lose the token. */
    private Optional<Path> store(URI url, String token) {
        ConfigFile file = session.settings().file();
        try {
            file.write(Map.of(SettingKey.REGISTRY_URL, url.toString(), SettingKey.API_KEY, token));
            return Optional.of(file.path());
        } catch (UncheckedIOException e) {
            session.warn(file.path() + " cannot be written: " + e.getMessage());
            return Optional.empty();
        }
    }

    private record Done(URI registry, String email, String username, String token, Optional<Path> file)
            implements Report {
        @Override
        public void writeTo(TextOutput out) {
            out.line("You are the first administrator of " + registry + ".");
            out.table(new Table()
                    .row("Account", username + " <" + email + ">")
                    .row(
                            "API token",
                            file.map(path -> Setting.masked(token) + ", stored in " + path)
                                    .orElse(token + " (shown this once: keep it in CALIMERO_API_KEY)"))
                    .row("Next", "calimero-registry key generate --output my-key.json"));
        }

        @Override
        public JsonNode json() {
            ObjectNode json = Json.object()
                    .put("registry", registry.toString())
                    .put("email", email)
                    .put("username", username);
            file.ifPresentOrElse(path -> json.put("configFile", path.toString()), () -> json.put("token", token));
            return json;
        }
    }
}
