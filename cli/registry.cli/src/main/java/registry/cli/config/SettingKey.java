package registry.cli.config;

import java.util.Optional;

/** What can be configured. */
public enum SettingKey {
    /** Address of the registry. */
    REGISTRY_URL("registry-url", "url", "CALIMERO_REGISTRY_URL"),
    /** API token. */
    API_KEY("api-key", "apiKey", "CALIMERO_API_KEY");

    private final String displayName;
    private final String member;
    private final String variable;

    SettingKey(String displayName, String member, String variable) {
        this.displayName = displayName;
        this.member = member;
        this.variable = variable;
    }

    /** The name by which people know it. */
    public String displayName() {
        return displayName;
    }

    /** The environment variable that sets it. */
    public String variable() {
        return variable;
    }

    /** Its name in the configuration file. */
    String member() {
        return member;
    }

    /** Finds a key by any of the names that people use for it. */
    public static Optional<SettingKey> named(String name) {
        return switch (name) {
            case "registry-url", "registryUrl", "url" -> Optional.of(REGISTRY_URL);
            case "api-key", "apiKey" -> Optional.of(API_KEY);
            default -> Optional.empty();
        };
    }
}
