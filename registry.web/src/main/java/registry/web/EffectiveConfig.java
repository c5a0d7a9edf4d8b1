package registry.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import registry.web.rest.admin.ConfigEntry;

/** What applies for every key of the configuration, and why. */
final class EffectiveConfig {
    private static final int OF_PROPERTIES = 400;
    private static final int OF_ENVIRONMENT = 300;
    private static final String BUILT_IN = "META-INF/microprofile-config.properties";
    private static final Pattern WITH_PASSWORD = Pattern.compile("(?s).*://[^/]*@.*");

    private final Config config;
    private final KnownKeys harmless;

    EffectiveConfig(Config config, KnownKeys harmless) {
        this.config = config;
        this.harmless = harmless;
    }

    /**
     * By key: all keys without a choosable part, and of the others those that are set.
     *
     * @param values what is set, by short key
     */
    List<ConfigEntry> entries(KnownKeys known, Map<String, String> values) {
        Set<String> keys = new TreeSet<>(known.fixed());
        keys.addAll(values.keySet());
        return keys.stream()
                .map(key -> entry(key, Optional.ofNullable(values.get(key)).filter(value -> !value.isBlank())))
                .toList();
    }

    private ConfigEntry entry(String key, Optional<String> set) {
        String name = Settings.PREFIX + key;
        if (set.isEmpty()) {
            return new ConfigEntry(name, BuiltInDefaults.of(key), false, ConfigEntry.Source.DEFAULT);
        }
        Optional<String> shown = set.filter(value -> harmless.contains(key))
                .filter(value -> !WITH_PASSWORD.matcher(value).matches());
        return new ConfigEntry(name, shown, shown.isEmpty(), source(config.getConfigValue(name)));
    }

    private static ConfigEntry.Source source(ConfigValue value) {
        int ordinal = value.getSourceOrdinal();
        if (ordinal == OF_PROPERTIES) {
            return ConfigEntry.Source.PROPERTY;
        }
        if (ordinal == OF_ENVIRONMENT) {
            return ConfigEntry.Source.ENVIRONMENT;
        }
        return Optional.ofNullable(value.getSourceName()).orElse("").endsWith(BUILT_IN)
                ? ConfigEntry.Source.DEFAULT
                : ConfigEntry.Source.FILE;
    }
}
