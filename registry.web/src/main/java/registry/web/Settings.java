package registry.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.RegistryException;
import registry.api.spi.AuthenticatorProvider;
import registry.api.spi.BlobStoreProvider;
import registry.api.spi.LoginProvider;
import registry.api.spi.MetadataStoreProvider;
import registry.api.spi.Provider;
import registry.web.rest.admin.ConfigEntry;

/**
 * The registry's part of the configuration: every {@code registry.*} key, from the command line, system properties, the
 * environment ({@code registry.metadata.store} is {@code REGISTRY_METADATA_STORE}) and defaults, in this order. A key
 * that nothing reads is refused, since it is most likely a misspelt one.
 */
final class Settings {
    static final String PREFIX = "registry.";

    /** The keys that belong to no plugin. */
    private static final Set<String> KEYS = Set.of(
            "admin.emails",
            "auth.methods",
            "blobs.store",
            "blobs.sweep-grace-minutes",
            "bundles.max-upload-bytes",
            "bundles.undeclared-entries",
            "cors.origins",
            "data",
            "development.port",
            "host",
            "import.legacy-redis.blobs",
            "import.legacy-redis.url",
            "limits.auth-per-minute",
            "limits.publish-per-minute",
            "limits.writes-per-minute",
            "metadata.store",
            "port",
            "proxy.header",
            "proxy.trusted",
            "public-url",
            "publish.concurrent-uploads",
            "publish.concurrent-verifications",
            SignerSetting.KEY,
            "publish.version-order",
            "session.cookie-name",
            "session.key-days",
            "session.max-age-seconds",
            "session.refresh-max-age-seconds",
            "verified.domains");

    private Settings() {}

    /**
     * Collects the settings.
     *
     * @throws RegistryException with {@link ApiError#CONFIG_INVALID} naming an unknown key and the known ones
     */
    static ConfigScope read(Config config, Map<String, String> environment) {
        return read(config, environment, knownKeys());
    }

    static ConfigScope read(Config config, Map<String, String> environment, KnownKeys known) {
        Map<String, String> values = values(config, environment, known);
        ConfigScope scope = ConfigScope.of("registry", values);
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                throw scope.invalid(key, "is not known; known here: " + known.list());
            }
        }
        return scope;
    }

    /** What applies for every key, without secrets. */
    static List<ConfigEntry> effective(Config config, Map<String, String> environment) {
        KnownKeys known = knownKeys();
        return new EffectiveConfig(config, HarmlessKeys.all()).entries(known, values(config, environment, known));
    }

    private static Map<String, String> values(Config config, Map<String, String> environment, KnownKeys known) {
        Set<String> wanted = fromEnvironment(environment, known);
        config.getPropertyNames().forEach(name -> {
            if (name.startsWith(PREFIX)) {
                wanted.add(name.substring(PREFIX.length()));
            }
        });
        Map<String, String> values = new TreeMap<>();
        for (String key : wanted) {
            config.getOptionalValue(PREFIX + key, String.class).ifPresent(value -> values.put(key, value));
        }
        return values;
    }

    private static Set<String> fromEnvironment(Map<String, String> environment, KnownKeys known) {
        Set<String> found = new TreeSet<>();
        for (String name : new TreeSet<>(environment.keySet())) {
            if (KnownKeys.isVariable(name)) {
                found.add(known.ofVariable(name)
                        .orElseThrow(() -> new RegistryException(
                                ApiError.CONFIG_INVALID,
                                "the environment variable " + name + " is not known; known: "
                                        + known.listVariables())));
            }
        }
        return found;
    }

    private static KnownKeys knownKeys() {
        Set<String> known = new LinkedHashSet<>(KEYS);
        ServiceLoader.load(MetadataStoreProvider.class).forEach(provider -> add(known, "", provider));
        ServiceLoader.load(BlobStoreProvider.class).forEach(provider -> add(known, "", provider));
        ServiceLoader.load(AuthenticatorProvider.class).forEach(provider -> add(known, "auth.", provider));
        ServiceLoader.load(LoginProvider.class)
                .forEach(provider -> provider.configKeys().forEach(key -> known.add("auth." + key)));
        return new KnownKeys(known);
    }

    private static void add(Set<String> known, String prefix, Provider provider) {
        provider.configKeys().forEach(key -> known.add(prefix + provider.id() + "." + key));
    }
}
