package registry.web;

import java.util.Map;
import java.util.Optional;

/** What applies for keys that nobody set, as docs/operations.md says; a test compares both. For people to read only. */
final class BuiltInDefaults {
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("auth.methods", "token"),
            Map.entry("blobs.store", "filesystem"),
            Map.entry("blobs.sweep-grace-minutes", "60"),
            Map.entry("bundles.max-upload-bytes", "104857600"),
            Map.entry("bundles.undeclared-entries", "warn"),
            Map.entry("data", "data"),
            Map.entry("filesystem.history", "100000"),
            Map.entry("filesystem.readers", "4"),
            Map.entry("host", "127.0.0.1"),
            Map.entry("limits.auth-per-minute", "20"),
            Map.entry("limits.publish-per-minute", "120"),
            Map.entry("limits.writes-per-minute", "600"),
            Map.entry("metadata.store", "filesystem"),
            Map.entry("port", "8080"),
            Map.entry("proxy.header", "x-forwarded-for"),
            Map.entry("publish.concurrent-uploads", "128"),
            Map.entry("publish.signer-policy", "any"),
            Map.entry("publish.version-order", "greatest"),
            Map.entry("session.cookie-name", "app_registry_session"),
            Map.entry("session.key-days", "30"),
            Map.entry("session.max-age-seconds", "3600"),
            Map.entry("session.refresh-max-age-seconds", "2592000"));

    private BuiltInDefaults() {}

    static Optional<String> of(String key) {
        return Optional.ofNullable(VALUES.get(key));
    }

    static Map<String, String> all() {
        return VALUES;
    }
}
