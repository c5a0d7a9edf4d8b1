package registry.storage.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import redis.clients.jedis.Jedis;
import registry.api.ConfigScope;

/** A primary and a replica that three Sentinels watch. They ask each other for a password. */
final class OneSentinel implements AutoCloseable {
    static final String MASTER = "main";

    private static final String PASSWORD = "secret";
    private static final int SENTINELS = 3;

    private final RedisProcess primary;
    private final RedisProcess replica;
    private final List<RedisProcess> sentinels = new ArrayList<>();

    private OneSentinel(RedisProcess primary, RedisProcess replica) {
        this.primary = primary;
        this.replica = replica;
    }

    /**
     * Starts all, and waits until they know each other.
     *
     * @param directory for the configuration of the Sentinels
     * @param downAfter when a silent primary counts as dead; a replica that has been cut off for ten times as long is not
     *     promoted
     */
    static OneSentinel start(Path program, Path directory, Duration downAfter) throws IOException {
        RedisProcess primary = RedisProcess.start(program, "--requirepass", PASSWORD, "--masterauth", PASSWORD);
        RedisProcess replica = RedisProcess.start(
                program,
                "--requirepass",
                PASSWORD,
                "--masterauth",
                PASSWORD,
                "--replicaof",
                RedisProcess.HOST,
                String.valueOf(primary.port()));
        OneSentinel all = new OneSentinel(primary, replica);
        for (int i = 0; i < SENTINELS; i++) {
            Path config = Files.writeString(directory.resolve(i + ".conf"), all.sentinelConfig(downAfter));
            RedisProcess sentinel = RedisProcess.sentinel(program, config);
            all.sentinels.add(sentinel);
            sentinel.start();
        }
        for (RedisProcess sentinel : all.sentinels) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> knowsAll(sentinel));
        }
        return all;
    }

    RedisProcess primary() {
        return primary;
    }

    RedisProcess replica() {
        return replica;
    }

    /** A connection of the test's own. */
    static Jedis client(RedisProcess server) {
        Jedis client = server.client();
        client.auth(PASSWORD);
        return client;
    }

    /** The configuration of a store that does not exist yet. */
    RedisConfig config(Map<String, String> more) {
        Map<String, String> values = new TreeMap<>(Map.of(
                "sentinel.master",
                MASTER,
                "sentinel.nodes",
                sentinels.stream()
                        .map(sentinel -> RedisProcess.HOST + ":" + sentinel.port())
                        .collect(Collectors.joining(",")),
                "password",
                PASSWORD,
                "prefix",
                "test-" + UUID.randomUUID()));
        values.putAll(more);
        return RedisConfig.of(ConfigScope.of("registry.redis", values));
    }

    @Override
    public void close() {
        sentinels.forEach(RedisProcess::close);
        replica.close();
        primary.close();
    }

    private String sentinelConfig(Duration downAfter) {
        return """
                sentinel monitor main 127.0.0.1 %d 2
                sentinel auth-pass main secret
                sentinel down-after-milliseconds main %d
                sentinel failover-timeout main 5000
                """.formatted(primary.port(), downAfter.toMillis());
    }

    private static boolean knowsAll(RedisProcess sentinel) {
        try (Jedis client = sentinel.client()) {
            Map<String, String> main = client.sentinelMaster(MASTER);
            return "1".equals(main.get("num-slaves"))
                    && "2".equals(main.get("num-other-sentinels"))
                    && "master".equals(main.get("flags"));
        }
    }
}
