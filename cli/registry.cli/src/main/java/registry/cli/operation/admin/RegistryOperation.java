package registry.cli.operation.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import registry.cli.operation.Listing;
import registry.cli.operation.Session;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Style;
import registry.cli.output.Table;
import registry.cli.output.Told;
import registry.client.RegistryClient;
import registry.client.admin.Plugin;
import registry.client.admin.ServerSetting;

/** The program behind a registry that serves. */
public final class RegistryOperation {
    private static final Listing.Form<Plugin> PLUGINS = new Listing.Form<>(
            "plugins",
            "Nothing is plugged in.",
            List.of("KIND", "ID", "IN USE", "MODULE", "VERSION"),
            RegistryOperation::row,
            RegistryOperation::json);

    private static final Listing.Form<ServerSetting> SETTINGS = new Listing.Form<>(
            "settings",
            "Nothing is set; 'admin config' without --set shows the defaults.",
            List.of("KEY", "FROM", "VALUE"),
            RegistryOperation::row,
            RegistryOperation::json);

    private final Session session;

    /** Works in a session. */
    public RegistryOperation(Session session) {
        this.session = session;
    }

    /** How it is, in figures. */
    public Report health() {
        try (RegistryClient client = session.connect()) {
            return new RegistryHealth(
                    session.registryUrl(),
                    client.administration().figures(),
                    client.server().statistics());
        }
    }

    /** What is plugged in. */
    public Report plugins() {
        try (RegistryClient client = session.connect()) {
            return new Listing<>(PLUGINS, client.administration().plugins(), false);
        }
    }

    /**
     * Its configuration.
     *
     * @param onlySet only what somebody has set
     */
    public Report settings(boolean onlySet) {
        try (RegistryClient client = session.connect()) {
            Stream<ServerSetting> all = client.administration().settings().stream();
            return new Listing<>(
                    SETTINGS,
                    all.filter(setting -> !onlySet || setting.source() != ServerSetting.Source.DEFAULT)
                            .toList(),
                    false);
        }
    }

    /** Has it sign cookies with a new key. */
    public Report rotateKeys() {
        try (RegistryClient client = session.connect()) {
            client.administration().rotateKeys();
        }
        return new Told(
                "Cookies are signed with a new key from now on. Those signed before count until they expire;"
                        + " nobody is signed out.",
                Json.object().put("rotated", true));
    }

    private static List<Table.Cell> row(Plugin plugin) {
        return List.of(
                Listing.cell(plugin.kind()),
                Listing.cell(plugin.id()),
                plugin.inUse() ? new Table.Cell("yes", Style.GOOD) : Listing.cell("no"),
                Listing.cell(plugin.module()),
                Listing.cell(plugin.version().orElse("-")));
    }

    private static ObjectNode json(Plugin plugin) {
        ObjectNode json = Json.object()
                .put("kind", plugin.kind())
                .put("id", plugin.id())
                .put("inUse", plugin.inUse())
                .put("module", plugin.module());
        plugin.version().ifPresent(version -> json.put("version", version));
        return json;
    }

    private static List<Table.Cell> row(ServerSetting setting) {
        return List.of(
                Listing.cell(setting.key()),
                Listing.cell(word(setting)),
                Listing.cell(setting.masked() ? "(not shown)" : setting.value().orElse("-")));
    }

    private static ObjectNode json(ServerSetting setting) {
        return Json.object()
                .put("key", setting.key())
                .put("value", setting.value().orElse(null))
                .put("masked", setting.masked())
                .put("source", word(setting));
    }

    private static String word(ServerSetting setting) {
        return setting.source().name().toLowerCase(Locale.ROOT);
    }
}
