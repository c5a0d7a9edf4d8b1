package registry.storage.redis;

import java.util.List;
import java.util.Optional;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.StoreHealth;

/** What is asked of a server before a store uses it. */
final class RedisServer {
    private static final System.Logger LOG = System.getLogger(RedisServer.class.getName());
    private static final String FORMAT = "1";

    private RedisServer() {}

    /**
     * Makes sure that the server can hold a store, and begins one unless there is one.
     *
     * @throws RegistryException with {@code CONFIG_INVALID} when it is too old or may drop data
     */
    static void prepare(Redis redis, RedisConfig config) {
        Keys keys = new Keys(config.prefix());
        List<ServerInfo> primaries = redis.callAll(ServerInfo::of);
        primaries.forEach(info -> requireSuitable(info, config));
        String format = Reply.text(redis.run(Script.OPEN, List.of(keys.state()), List.of()));
        if (!format.equals(FORMAT)) {
            throw Failures.corrupt("this Redis holds a registry in the format " + format
                    + ", which is newer than this program; update the program");
        }
        probe(redis, keys);
        primaries.stream()
                .flatMap(info -> info.warnings().stream())
                .distinct()
                .forEach(warning -> LOG.log(System.Logger.Level.WARNING, warning));
    }

    /** Makes sure that everything may be written that stores write, as durably as configured. */
    static void probe(Redis redis, Keys keys) {
        List<byte[]> touched =
                List.of(keys.state(), keys.named("probe-hash"), keys.named("probe-set"), keys.named("probe-stream"));
        redis.call(keys.state(), session -> {
            long written = Reply.number(session.run(Script.PROBE, touched, List.of()));
            session.awaitDurable();
            return written;
        });
    }

    /** How the server is, when it takes writes; fails like {@link #probe} when it does not. */
    static StoreHealth health(Redis redis, Keys keys) {
        probe(redis, keys);
        return new StoreHealth(
                Optional.empty(), redis.call(keys.state(), ServerInfo::of).warnings());
    }

    private static void requireSuitable(ServerInfo info, RedisConfig config) {
        if (info.isBefore(6, 2)) {
            throw invalid("Redis 6.2 or newer is needed, and this is " + info.version());
        }
        if (config.durability().synced() && info.isBefore(7, 2)) {
            throw invalid("registry.redis.wait-aof needs Redis 7.2 or newer, and this is " + info.version()
                    + "; set appendfsync always there and wait-aof to off");
        }
        info.evictionPolicy().ifPresent(policy -> {
            throw invalid("Redis may drop what the registry stores, since its maxmemory-policy is " + policy
                    + "; set it to noeviction");
        });
    }

    private static RegistryException invalid(String message) {
        return new RegistryException(ApiError.CONFIG_INVALID, message);
    }
}
