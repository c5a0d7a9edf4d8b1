package registry.cli.operation.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import registry.cli.config.Setting;
import registry.cli.config.SettingKey;
import registry.cli.operation.Session;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.client.RegistryClient;
import registry.client.account.User;

/** Tells who the token in use belongs to. */
public final class WhoamiOperation {
    private final Session session;

    /** Works in a session. */
    public WhoamiOperation(Session session) {
        this.session = session;
    }

    /** Asks the registry. */
    public Report run() {
        try (RegistryClient client = session.connect()) {
            User user = client.account().me();
            return new Account(session.registryUrl(), user, session.tokenSetting());
        }
    }

    /** A person as they are listed: the user name, or, before one is chosen, the e-mail address. */
    static String displayName(User user) {
        return user.username().orElse(user.email());
    }

    private record Account(URI registry, User user, Setting token) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            Table table = new Table()
                    .row("User name", user.username().orElse("(none yet: choose one at " + registry + "/my-packages)"))
                    .row("E-mail", user.email());
            if (!user.name().isEmpty()) {
                table.row("Name", user.name());
            }
            if (!rights().isEmpty()) {
                table.row("Is", rights());
            }
            table.row("Registry", registry.toString());
            table.row("Token", token.value().map(Setting::masked).orElse("(none)") + ", " + origin());
            out.table(table);
        }

        private String rights() {
            if (user.bot()) {
                return "a bot, which publishes and does nothing else";
            }
            String verified = user.verified() ? "verified" : "";
            return user.administrator()
                    ? (verified.isEmpty() ? "" : verified + ", ") + "an administrator of the registry"
                    : verified;
        }

        private String origin() {
            return switch (token.source()) {
                case FLAG -> "from the command line";
                case ENVIRONMENT -> "from " + SettingKey.API_KEY.variable();
                case FILE -> "from the configuration file";
                case LOCAL -> "of the local registry";
                case OFFLINE -> "of this shell for the data directory";
                case DEFAULT -> "not set";
            };
        }

        @Override
        public JsonNode json() {
            return Json.object()
                    .put("registry", registry.toString())
                    .put("id", user.id())
                    .put("username", user.username().orElse(null))
                    .put("email", user.email())
                    .put("name", user.name())
                    .put("verified", user.verified())
                    .put("administrator", user.administrator())
                    .put("bot", user.bot());
        }
    }
}
