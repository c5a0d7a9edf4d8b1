package registry.cli.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import registry.cli.config.Setting;
import registry.cli.config.SettingKey;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.client.RegistryClient;
import registry.client.SetupAnswer;

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
        SetupAnswer answer;
        try (RegistryClient client = session.connect()) {
            answer = client.setUp(code.strip(), email.strip(), username.strip());
        }
        session.settings()
                .file()
                .write(Map.of(SettingKey.REGISTRY_URL, url.toString(), SettingKey.API_KEY, answer.token()));
        for (SettingKey key : SettingKey.values()) {
            session.variable(key.variable())
                    .ifPresent(value -> session.warn(key.variable() + " is set and goes before what was just stored"));
        }
        return new Done(
                url,
                email.strip(),
                username.strip(),
                answer.token(),
                session.settings().file().path());
    }

    private record Done(URI registry, String email, String username, String token, Path file) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            out.line("You are the first administrator of " + registry + ".");
            out.table(new Table()
                    .row("Account", username + " <" + email + ">")
                    .row("API token", Setting.masked(token) + ", stored in " + file)
                    .row("Next", "calimero-registry key generate --output my-key.json"));
        }

        @Override
        public JsonNode json() {
            return Json.object()
                    .put("registry", registry.toString())
                    .put("email", email)
                    .put("username", username)
                    .put("configFile", file.toString());
        }
    }
}
