package registry.web;

import java.util.Set;

/**
 * The keys whose values administrators may read. Every other one, such as a key of a plugin that nobody here has heard of,
 * is taken for a secret.
 */
final class HarmlessKeys {
    private static final Set<String> KEYS = Set.of(
            "admin.emails",
            "auth.google.client-id",
            "auth.google.email-domains",
            "auth.google.issuer",
            "auth.methods",
            "auth.oidc.*.admin-claim",
            "auth.oidc.*.admin-values",
            "auth.oidc.*.client-id",
            "auth.oidc.*.clock-skew-seconds",
            "auth.oidc.*.email-domains",
            "auth.oidc.*.email-verified-claim",
            "auth.oidc.*.issuer",
            "auth.oidc.*.label",
            "auth.oidc.*.scopes",
            "blobs.store",
            "blobs.sweep-grace-minutes",
            "bundles.max-upload-bytes",
            "bundles.undeclared-entries",
            "cors.origins",
            "data",
            "development.port",
            "filesystem.data",
            "filesystem.history",
            "filesystem.readers",
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
            "publish.signer-policy",
            "publish.version-order",
            "redis.cluster.nodes",
            "redis.connect-timeout-millis",
            "redis.database",
            "redis.history",
            "redis.pool-size",
            "redis.prefix",
            "redis.sentinel.master",
            "redis.sentinel.nodes",
            "redis.timeout-millis",
            "redis.tls.ca-file",
            "redis.tls.mode",
            "redis.wait-aof",
            "redis.wait-replicas",
            "session.cookie-name",
            "session.key-days",
            "session.max-age-seconds",
            "session.refresh-max-age-seconds",
            "verified.domains");

    private HarmlessKeys() {}

    static KnownKeys all() {
        return new KnownKeys(KEYS);
    }
}
