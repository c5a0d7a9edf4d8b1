package registry.storage.redis;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.SslOptions;
import registry.api.ConfigScope;

/**
 * The configuration of both stores, which share one scope.
 *
 * @param tls empty for plain connections
 * @param prefix begins the names of all keys, as a hash tag
 * @param poolSize the most connections to one server
 * @param connectTimeout for a connection, for its handshake, and for a free one
 * @param timeout for an operation as a whole, all attempts included
 * @param history how many revisions the change feed remembers, about
 */
record RedisConfig(
        Servers servers,
        Credentials credentials,
        int database,
        Optional<SslOptions> tls,
        String prefix,
        int poolSize,
        Duration connectTimeout,
        Duration timeout,
        Durability durability,
        long history) {
    static final String ID = "redis";
    static final Set<String> KEYS = Set.of(
            "cluster.nodes",
            "connect-timeout-millis",
            "database",
            "history",
            "password",
            "pool-size",
            "prefix",
            "sentinel.master",
            "sentinel.nodes",
            "sentinel.password",
            "sentinel.user",
            "timeout-millis",
            "tls.ca-file",
            "tls.client-store",
            "tls.client-store-password",
            "tls.mode",
            "url",
            "user",
            "wait-aof",
            "wait-replicas");

    private static final long DEFAULT_HISTORY = 100_000;
    private static final long MOST_HISTORY = 10_000_000;
    private static final int DEFAULT_POOL = 16;
    private static final int MOST_POOL = 1_000;
    private static final int DEFAULT_MILLIS = 4_500;
    private static final int LEAST_MILLIS = 600;
    private static final int MOST_MILLIS = 60_000;
    private static final int LEAST_CONNECT_MILLIS = 50;

    /** Which part of the whole timeout that for connecting is, usually and at most. */
    private static final int CONNECT_PART = 6;

    private static final int MOST_CONNECT_PART = 4;
    private static final int MOST_REPLICAS = 100;
    private static final int MOST_DATABASES = 65_535;

    /** Something that is on or off. */
    private enum Mode {
        ON,
        OFF
    }

    /** @throws registry.api.RegistryException with {@code CONFIG_INVALID}, which repeats no secret */
    static RedisConfig of(ConfigScope config) {
        config.requireKnown(KEYS);
        Optional<RedisUrl> url = RedisUrl.of(config);
        Servers servers = Servers.of(config, url);
        long timeout = config.number("timeout-millis", DEFAULT_MILLIS, LEAST_MILLIS, MOST_MILLIS);
        return new RedisConfig(
                servers,
                credentials(config, url),
                database(config, url, servers),
                tls(config, url),
                prefix(config),
                (int) config.number("pool-size", DEFAULT_POOL, 2, MOST_POOL),
                Duration.ofMillis(config.number(
                        "connect-timeout-millis",
                        timeout / CONNECT_PART,
                        LEAST_CONNECT_MILLIS,
                        timeout / MOST_CONNECT_PART)),
                Duration.ofMillis(timeout),
                new Durability(
                        (int) config.number("wait-replicas", 0, 0, MOST_REPLICAS),
                        config.choice("wait-aof", Mode.class, Mode.OFF) == Mode.ON),
                config.number("history", DEFAULT_HISTORY, 1, MOST_HISTORY));
    }

    private static Credentials credentials(ConfigScope config, Optional<RedisUrl> url) {
        Credentials fromUrl = url.map(RedisUrl::credentials).orElse(Credentials.NONE);
        return new Credentials(either(config, "user", fromUrl.user()), either(config, "password", fromUrl.password()));
    }

    private static @Nullable String either(ConfigScope config, String key, @Nullable String fromUrl) {
        Optional<String> own = config.text(key);
        if (own.isPresent() && fromUrl != null) {
            throw config.invalid(key, "must not be set, since the URL has one");
        }
        return own.orElse(fromUrl);
    }

    private static int database(ConfigScope config, Optional<RedisUrl> url, Servers servers) {
        int database =
                (int) config.number("database", url.map(RedisUrl::database).orElse(0), 0, MOST_DATABASES);
        if (database != 0 && servers instanceof Servers.Cluster) {
            throw config.invalid("database", "must be 0 on a Cluster");
        }
        return database;
    }

    private static Optional<SslOptions> tls(ConfigScope config, Optional<RedisUrl> url) {
        boolean implied = url.isPresent() && url.get().tls();
        boolean on = config.choice("tls.mode", Mode.class, implied ? Mode.ON : Mode.OFF) == Mode.ON;
        if (url.isPresent() && on != implied) {
            throw config.invalid("tls.mode", "contradicts the URL: redis:// is without TLS, rediss:// is with it");
        }
        Optional<String> unused = KEYS.stream()
                .filter(key -> key.startsWith("tls.") && !key.equals("tls.mode"))
                .filter(key -> config.text(key).isPresent())
                .findFirst();
        if (!on && unused.isPresent()) {
            throw config.invalid(unused.get(), "is set, but connections to Redis are without TLS; use rediss://");
        }
        return on ? Optional.of(Tls.of(config)) : Optional.empty();
    }

    private static String prefix(ConfigScope config) {
        String prefix = config.text("prefix").orElse("registry");
        if (!prefix.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}")) {
            throw config.invalid("prefix", "must be 1 to 64 letters, digits, dashes and underscores");
        }
        return prefix;
    }
}
