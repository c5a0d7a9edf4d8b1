package registry.cli.config;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the value of a setting: command line before environment before file before default. Confined to one thread.
 */
public final class Settings {
    /** Nothing dials out unasked: the default registry is one on this machine. */
    public static final String DEFAULT_URL = "http://localhost:8080";

    private final Map<SettingKey, String> flags;
    private final Map<String, String> environment;
    private final ConfigFile file;
    private @Nullable Map<SettingKey, String> stored;

    /** Combines the sources; the file is read when it is needed. */
    public Settings(Map<SettingKey, String> flags, Map<String, String> environment, ConfigFile file) {
        this.flags = new EnumMap<>(SettingKey.class);
        this.flags.putAll(flags);
        this.environment = Map.copyOf(environment);
        this.file = file;
    }

    /** The value that counts, and where it came from. */
    public Setting get(SettingKey key) {
        String flag = flags.get(key);
        if (flag != null) {
            return new Setting(Optional.of(flag), Setting.Source.FLAG);
        }
        String variable = environment.get(key.variable());
        if (variable != null && !variable.isBlank()) {
            return new Setting(Optional.of(variable.strip()), Setting.Source.ENVIRONMENT);
        }
        String configured = stored().get(key);
        if (configured != null) {
            return new Setting(Optional.of(configured), Setting.Source.FILE);
        }
        return new Setting(
                switch (key) {
                    case REGISTRY_URL -> Optional.of(DEFAULT_URL);
                    case API_KEY -> Optional.empty();
                },
                Setting.Source.DEFAULT);
    }

    /** The configuration file. */
    public ConfigFile file() {
        return file;
    }

    private Map<SettingKey, String> stored() {
        Map<SettingKey, String> known = stored;
        if (known == null) {
            known = file.read();
            stored = known;
        }
        return known;
    }
}
