package registry.cli.operation.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import registry.cli.config.ConfigFile;
import registry.cli.config.Setting;
import registry.cli.config.SettingKey;
import registry.cli.config.Settings;
import registry.cli.operation.Session;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.cli.output.UsageException;

/** Shows and changes the configuration. A token is only ever shown masked. */
public final class ConfigOperation {
    private final Session session;

    /** Works in a session. */
    public ConfigOperation(Session session) {
        this.session = session;
    }

    /** Stores a value in the configuration file. */
    public Report set(String name, String value) {
        SettingKey key = key(name);
        String checked = switch (key) {
            case REGISTRY_URL -> Session.parseUrl(value).toString();
            case API_KEY -> requireToken(value.strip());
        };
        ConfigFile file = session.settings().file();
        Map<SettingKey, String> values = new EnumMap<>(SettingKey.class);
        values.putAll(file.read());
        values.put(key, checked);
        file.write(values);
        session.variable(key.variable())
                .ifPresent(set -> session.warn(key.variable() + " is set and goes before what is stored"));
        return new Stored(key, shown(key, checked), file.path());
    }

    /** Shows one setting. */
    public Report get(String name) {
        SettingKey key = key(name);
        return new Shown(key, session.settings().get(key));
    }

    /** Shows all settings and where each comes from. */
    public Report list() {
        Map<SettingKey, Setting> settings = new EnumMap<>(SettingKey.class);
        for (SettingKey key : SettingKey.values()) {
            settings.put(key, session.settings().get(key));
        }
        ConfigFile file = session.settings().file();
        return new Listed(settings, file.path(), file.exists());
    }

    /** Forgets what the configuration file says, the token included. */
    public Report reset(boolean force) {
        ConfigFile file = session.settings().file();
        if (!force) {
            throw new UsageException(
                    "This forgets the registry and the API token in " + file.path(),
                    "calimero-registry config reset --force");
        }
        file.write(Map.of(SettingKey.REGISTRY_URL, Settings.DEFAULT_URL));
        return new Stored(SettingKey.REGISTRY_URL, Settings.DEFAULT_URL, file.path());
    }

    private static SettingKey key(String name) {
        return SettingKey.named(name)
                .orElseThrow(
                        () -> new UsageException("There is no setting '" + name + "'", "one of registry-url, api-key"));
    }

    private static String requireToken(String value) {
        if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new UsageException("An API token is one word of ASCII characters");
        }
        return value;
    }

    private static String shown(SettingKey key, String value) {
        return switch (key) {
            case REGISTRY_URL -> value;
            case API_KEY -> Setting.masked(value);
        };
    }

    private static ObjectNode json(SettingKey key, Setting setting) {
        ObjectNode json = Json.object().put("key", key.displayName());
        json.put("value", setting.value().map(value -> shown(key, value)).orElse(null));
        return json.put("source", setting.source().word());
    }

    private static String text(SettingKey key, Setting setting) {
        return setting.value().map(value -> shown(key, value)).orElse("(not set)");
    }

    private record Stored(SettingKey key, String value, Path file) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            out.line(key.displayName() + " set to " + value + " in " + file);
        }

        @Override
        public JsonNode json() {
            return Json.object()
                    .put("key", key.displayName())
                    .put("value", value)
                    .put("configFile", file.toString());
        }
    }

    private record Shown(SettingKey key, Setting setting) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            out.line(text(key, setting));
        }

        @Override
        public JsonNode json() {
            return ConfigOperation.json(key, setting);
        }
    }

    private record Listed(Map<SettingKey, Setting> settings, Path file, boolean exists) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            Table table = new Table().headings("SETTING", "VALUE", "FROM");
            settings.forEach((key, setting) -> table.row(key.displayName(), text(key, setting), from(key, setting)));
            out.table(table);
            out.line();
            out.line("Configuration file: " + file + (exists ? "" : " (does not exist)"));
        }

        private String from(SettingKey key, Setting setting) {
            return switch (setting.source()) {
                case FLAG -> "command line";
                case ENVIRONMENT -> key.variable();
                case FILE -> "configuration file";
                case LOCAL -> "local registry";
                case OFFLINE -> "data directory";
                case DEFAULT -> "default";
            };
        }

        @Override
        public JsonNode json() {
            ObjectNode json = Json.object();
            var list = json.putArray("settings");
            settings.forEach((key, setting) -> list.add(ConfigOperation.json(key, setting)));
            return json.put("configFile", file.toString()).put("exists", exists);
        }
    }
}
