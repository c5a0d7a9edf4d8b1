package registry.web;

import java.util.LinkedHashSet;
import java.util.Locale;
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
import registry.api.spi.MetadataStoreProvider;
import registry.api.spi.Provider;

/**
 * The registry's part of the configuration: every {@code registry.*} key, from the command line, system properties, the
 * environment ({@code registry.metadata.store} is {@code REGISTRY_METADATA_STORE}) and defaults, in this order. A key
 * that nothing reads is refused, since it is most likely a misspelt one.
 */
final class Settings {
    private static final String PREFIX = "registry.";
    private static final String ENVIRONMENT_PREFIX = "REGISTRY_";

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
            "host",
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

    static ConfigScope read(Config config, Map<String, String> environment, Set<String> known) {
        Set<String> wanted = new TreeSet<>();
        config.getPropertyNames().forEach(name -> {
            if (name.startsWith(PREFIX)) {
                wanted.add(name.substring(PREFIX.length()));
            }
        });
        wanted.addAll(fromEnvironment(environment, known));
        Map<String, String> values = new TreeMap<>();
        for (String key : wanted) {
            config.getOptionalValue(PREFIX + key, String.class).ifPresent(value -> values.put(key, value));
        }
        ConfigScope scope = ConfigScope.of("registry", values);
        scope.requireKnown(known);
        return scope;
    }

    private static Set<String> fromEnvironment(Map<String, String> environment, Set<String> known) {
        Map<String, String> keys = new TreeMap<>();
        known.forEach(key -> keys.put(variable(key), key));
        Set<String> found = new TreeSet<>();
        for (String name : new TreeSet<>(environment.keySet())) {
            if (!name.startsWith(ENVIRONMENT_PREFIX)) {
                continue;
            }
            String key = keys.get(name);
            if (key == null) {
                throw new RegistryException(
                        ApiError.CONFIG_INVALID,
                        "the environment variable " + name + " is not known; known: "
                                + String.join(", ", keys.keySet()));
            }
            found.add(key);
        }
        return found;
    }

    private static String variable(String key) {
        return ENVIRONMENT_PREFIX + key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static Set<String> knownKeys() {
        Set<String> known = new LinkedHashSet<>(KEYS);
        ServiceLoader.load(MetadataStoreProvider.class).forEach(provider -> add(known, "", provider));
        ServiceLoader.load(BlobStoreProvider.class).forEach(provider -> add(known, "", provider));
        ServiceLoader.load(AuthenticatorProvider.class).forEach(provider -> add(known, "auth.", provider));
        return known;
    }

    private static void add(Set<String> known, String prefix, Provider provider) {
        provider.configKeys().forEach(key -> known.add(prefix + provider.id() + "." + key));
    }
}
