package registry.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.storage.redis.StoreWords.assertUnavailable;
import static registry.storage.redis.StoreWords.content;
import static registry.storage.redis.StoreWords.put;
import static registry.storage.redis.StoreWords.read;
import static registry.storage.redis.StoreWords.store;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import registry.api.ConfigScope;
import registry.api.RegistryException;
import registry.api.spi.BlobStore;
import registry.api.spi.MetadataStore;

/** A primary and a replica that three Sentinels watch. */
@Timeout(180)
class SentinelTest {
    private static final String MASTER = "main";

    @TempDir
    private Path directory;

    private RedisProcess primary;
    private RedisProcess replica;
    private final List<RedisProcess> sentinels = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        Path program = RedisBinary.embedded();
        primary = RedisProcess.start(program, "--requirepass", "secret", "--masterauth", "secret");
        replica = RedisProcess.start(
                program,
                "--requirepass",
                "secret",
                "--masterauth",
                "secret",
                "--replicaof",
                RedisProcess.HOST,
                String.valueOf(primary.port()));
        for (int i = 0; i < 3; i++) {
            sentinels.add(startSentinel(program, Files.writeString(directory.resolve(i + ".conf"), sentinelConfig())));
        }
        for (RedisProcess sentinel : sentinels) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> knowsAll(sentinel));
        }
    }

    @AfterEach
    void stop() {
        sentinels.forEach(RedisProcess::close);
        replica.close();
        primary.close();
    }

    @Test
    void goesOnWithTheReplicaAndLosesNothingThatItConfirmed() throws IOException {
        byte[] content = content(600_000, 1);
        RedisConfig config = config(Map.of("wait-replicas", "1"));
        try (MetadataStore metadata = RedisMetadataStore.open(config);
                BlobStore blobs = RedisBlobStore.open(config)) {
            store(blobs, content);
            List<String> confirmed = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                put(metadata, "k/" + i, "1");
                confirmed.add("k/" + i);
            }
            primary.kill();

            // With one replica less, writes are made but not confirmed; what counts is that they are made again.
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertUnavailable(
                            () -> put(metadata, "after", "1"), "only 0 of 1 Redis replicas confirmed it"));
            assertThat(metadata.readAll(confirmed)).hasSize(confirmed.size());
            assertThat(metadata.read("after")).isPresent();
            assertThat(read(blobs, content)).isEqualTo(content);

            primary.start();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptionsInstanceOf(RegistryException.class)
                    .until(() -> put(metadata, "confirmed", "1") > 200);
        }
    }

    @Test
    void answersInTimeDuringTheFailOver() {
        try (MetadataStore metadata = RedisMetadataStore.open(config(Map.of()))) {
            put(metadata, "a", "1");
            primary.kill();
            boolean written = false;
            Duration longest = Duration.ZERO;
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (!written && System.nanoTime() < end) {
                long before = System.nanoTime();
                written = tryToPut(metadata);
                Duration took = Duration.ofNanos(System.nanoTime() - before);
                longest = took.compareTo(longest) > 0 ? took : longest;
            }

            assertThat(written).isTrue();
            assertThat(longest).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void saysWhenNoSentinelKnowsThePrimary() {
        assertUnavailable(
                () -> RedisMetadataStore.open(config(Map.of("sentinel.master", "other"))),
                "the Sentinels name no primary");
    }

    private static boolean tryToPut(MetadataStore metadata) {
        try {
            put(metadata, "b", "1");
            return true;
        } catch (RegistryException e) {
            assertThat(e).hasMessageContaining("Redis");
            return false;
        }
    }

    private RedisConfig config(Map<String, String> more) {
        Map<String, String> values = new TreeMap<>(Map.of(
                "sentinel.master",
                MASTER,
                "sentinel.nodes",
                sentinels.stream()
                        .map(sentinel -> RedisProcess.HOST + ":" + sentinel.port())
                        .collect(Collectors.joining(",")),
                "password",
                "secret",
                "prefix",
                "test-" + UUID.randomUUID()));
        values.putAll(more);
        return RedisConfig.of(ConfigScope.of("registry.redis", values));
    }

    private String sentinelConfig() {
        return """
                sentinel monitor main 127.0.0.1 %d 2
                sentinel auth-pass main secret
                sentinel down-after-milliseconds main 1000
                sentinel failover-timeout main 5000
                """.formatted(primary.port());
    }

    private static RedisProcess startSentinel(Path program, Path config) {
        RedisProcess sentinel = RedisProcess.sentinel(program, config);
        sentinel.start();
        return sentinel;
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
