package registry.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.storage.redis.StoreWords.assertFails;
import static registry.storage.redis.StoreWords.assertUnavailable;
import static registry.storage.redis.StoreWords.bytes;
import static registry.storage.redis.StoreWords.content;
import static registry.storage.redis.StoreWords.put;
import static registry.storage.redis.StoreWords.read;
import static registry.storage.redis.StoreWords.store;
import static registry.storage.redis.StoreWords.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisDataException;
import registry.api.ApiError;
import registry.api.Digest;
import registry.api.spi.Batch;
import registry.api.spi.BlobStore;
import registry.api.spi.Changes;
import registry.api.spi.MetadataStore;

/** A Redis that is there and cannot do what it should. */
@Timeout(120)
class TroubleTest {
    /** The longest that anybody waits, in seconds. */
    private static final long PATIENCE = 5;

    private RedisProcess redis;
    private MetadataStore metadata;

    @AfterEach
    void stop() {
        if (metadata != null) {
            metadata.close();
        }
        if (redis != null) {
            redis.close();
        }
    }

    static List<Path> programs() {
        return RedisBinary.all();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void storesNothingWhenRedisIsOutOfMemory(Path program) throws IOException {
        open(program);
        byte[] content = content(100_000, 1);
        try (BlobStore blobs = RedisBlobStore.open(config(Map.of("prefix", "t")))) {
            store(blobs, content);
            configure("maxmemory", "1");
            assertRefusesWrites("out of memory; raise maxmemory");
            assertUnavailable(() -> metadata.addToCounters(Map.of("c", 1L)), "out of memory");
            assertUnavailable(() -> store(blobs, content(10, 2)), "out of memory");

            assertThat(read(blobs, content)).isEqualTo(content);
            assertThat(blobs.delete(Digest.ofContent(content), Instant.parse("2100-01-01T00:00:00Z")))
                    .as("what makes room is allowed")
                    .isTrue();
            configure("maxmemory", "0");
            assertThat(put(metadata, "b", "1")).isEqualTo(2);
            assertThat(metadata.counters("")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void neitherReadsNorWritesOnAReplica(Path program) {
        open(program);
        try (RedisProcess primary = RedisProcess.start(program);
                Jedis admin = redis.client()) {
            admin.replicaof(RedisProcess.HOST, primary.port());

            assertInTime(() -> put(metadata, "b", "1"), "");
            assertInTime(() -> metadata.read("a"), "");
            admin.replicaofNoOne();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void saysThatARedisWhichIsAReplicaTakesNoWrites(Path program) {
        open(program);
        try (RedisProcess replica = RedisProcess.start(program);
                Jedis admin = replica.client()) {
            admin.replicaof(RedisProcess.HOST, redis.port());
            Awaitility.await().until(() -> admin.exists("{t}:state"));

            String url = replica.url();
            assertInTime(
                    () -> RedisMetadataStore.open(RedisConfig.of(OneRedis.scope(url, Map.of("prefix", "t")))),
                    "this Redis is a replica");
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void storesNothingWhenRedisCannotSave(Path program) throws IOException {
        open(program, "--dbfilename", "obstacle");
        Files.createDirectories(redis.directory().resolve("obstacle/inside"));
        try (Jedis admin = redis.client()) {
            admin.configSet("save", "3600 1");
            try {
                admin.bgsave();
            } catch (JedisDataException e) {
                assertThat(e).hasMessageContaining("in progress");
            }
            Awaitility.await().until(() -> admin.info("persistence").contains("rdb_last_bgsave_status:err"));

            assertRefusesWrites("cannot save to its disk");
            admin.configSet("stop-writes-on-bgsave-error", "no");
            assertThat(put(metadata, "b", "1")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void storesNothingWithoutTheReplicasThatRedisMustHave(Path program) {
        open(program);
        configure("min-replicas-to-write", "1");

        assertRefusesWrites("misses replicas that it must have");
        configure("min-replicas-to-write", "0");
        assertThat(put(metadata, "b", "1")).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void noticesThatItsDataIsGone(Path program) {
        open(program);
        admin(Jedis::flushAll);

        assertUnavailable(() -> metadata.read("a"), "no longer in this Redis");
        assertUnavailable(() -> put(metadata, "a", "1"), "no longer in this Redis");
        assertUnavailable(() -> metadata.changes(1, 10, Duration.ZERO), "no longer in this Redis");
        admin(client -> assertThat(client.dbSize()).isZero());
    }

    @ParameterizedTest
    @MethodSource("programs")
    void teachesRedisTheScriptsAgain(Path program) {
        open(program);
        admin(Jedis::scriptFlush);

        assertThat(value(metadata, "a")).isEqualTo("1");
        admin(Jedis::scriptFlush);
        assertThat(put(metadata, "a", "2")).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void isNotMistakenForAnotherProgramsData(Path program) {
        open(program);
        admin(client -> client.del("{t}:index"));
        admin(client -> client.set("{t}:index", "mine"));

        assertUnavailable(() -> put(metadata, "b", "1"), "another program uses the registry's keys");
        admin(client -> client.del("{t}:index"));
        assertThat(metadata.revision()).isEqualTo(1);
        assertThat(metadata.read("b")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void refusesARedisThatMayDropData(Path program) {
        open(program);
        configure("maxmemory-policy", "allkeys-lru");

        assertFails(
                ApiError.CONFIG_INVALID,
                () -> RedisMetadataStore.open(config(Map.of())),
                "maxmemory-policy is allkeys-lru; set it to noeviction");
    }

    @ParameterizedTest
    @MethodSource("programs")
    void refusesToWaitForWhatRedisCannotConfirm(Path program) {
        open(program);

        assertFails(
                ApiError.CONFIG_INVALID,
                () -> RedisMetadataStore.open(config(Map.of("wait-aof", "on"))),
                "wait-aof needs Redis 7.2");
    }

    @ParameterizedTest
    @MethodSource("programs")
    void answersInTimeWhileRedisHangs(Path program) {
        open(program);
        redis.pause();
        assertInTime(() -> put(metadata, "b", "1"), "Redis does not answer");
        assertInTime(() -> metadata.read("a"), "Redis does not answer");
        assertInTime(() -> RedisMetadataStore.open(config(Map.of())), "Redis does not answer");
        redis.resume();

        assertThat(value(metadata, "a")).isEqualTo("1");
        long revision = put(metadata, "c", "1");
        assertThat(revision)
                .as("the commit of unknown end was applied once or never")
                .isIn(2L, 3L);
        assertThat(metadata.read("b").isPresent()).isEqualTo(revision == 3);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void goesOnWhenRedisIsBack(Path program) {
        open(program, "--appendonly", "yes", "--appendfsync", "always");
        redis.kill();
        assertInTime(() -> put(metadata, "b", "1"), "Redis does not answer");
        assertInTime(() -> metadata.read("a"), "Redis does not answer");
        redis.start();

        assertThat(value(metadata, "a")).isEqualTo("1");
        assertThat(put(metadata, "b", "1")).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void waitsForReplicasWhereConfigured(Path program) {
        redis = RedisProcess.start(program);
        try (RedisProcess replica = RedisProcess.start(program)) {
            try (Jedis admin = replica.client()) {
                admin.replicaof(RedisProcess.HOST, redis.port());
                Awaitility.await().until(() -> admin.info("replication").contains("master_link_status:up"));
            }
            metadata = RedisMetadataStore.open(config(Map.of("prefix", "t", "wait-replicas", "1")));
            assertThat(put(metadata, "a", "1")).isEqualTo(1);
            try (Jedis admin = replica.client()) {
                assertThat(admin.hget("{t}:records", "a")).isEqualTo("1:1");
            }
            replica.pause();
            assertInTime(() -> put(metadata, "b", "1"), "only 0 of 1 Redis replicas confirmed it");
            replica.resume();
            assertThat(value(metadata, "b")).isEqualTo("1");
            assertThat(put(metadata, "c", "1")).isEqualTo(3);
        }
    }

    private void assertRefusesWrites(String message) {
        assertUnavailable(
                () -> metadata.commit(Batch.builder()
                        .put("x", bytes("1"))
                        .put("y", bytes("1"))
                        .delete("a")
                        .build()),
                message);
        assertThat(metadata.revision()).isEqualTo(1);
        assertThat(metadata.scan("", "", 10)).hasSize(1);
        assertThat(value(metadata, "a")).isEqualTo("1");
        assertThat(metadata.changes(1, 10, Duration.ZERO)).isEqualTo(new Changes.Feed(List.of(), 1));
    }

    private static void assertInTime(ThrowingCallable call, String message) {
        long before = System.nanoTime();
        assertUnavailable(call, message);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(PATIENCE));
    }

    private void open(Path program, String... arguments) {
        redis = RedisProcess.start(program, arguments);
        metadata = RedisMetadataStore.open(config(Map.of("prefix", "t")));
        put(metadata, "a", "1");
    }

    private RedisConfig config(Map<String, String> more) {
        return RedisConfig.of(OneRedis.scope(redis.url(), more));
    }

    private void configure(String key, String value) {
        admin(client -> client.configSet(key, value));
    }

    private void admin(Consumer<Jedis> work) {
        try (Jedis client = redis.client()) {
            work.accept(client);
        }
    }
}
