package registry.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.Jedis;
import registry.api.spi.BlobStore;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoreHealth;

/** What readiness tells of Redis. */
@Timeout(60)
class HealthTest {
    private RedisProcess redis;
    private MetadataStore metadata;
    private BlobStore blobs;

    @BeforeEach
    void open() {
        redis = RedisProcess.start(RedisBinary.embedded(), "--appendonly", "yes", "--appendfsync", "always");
        RedisConfig config = RedisConfig.of(OneRedis.scope(redis.url(), Map.of()));
        metadata = RedisMetadataStore.open(config);
        blobs = RedisBlobStore.open(config);
    }

    @AfterEach
    void close() {
        metadata.close();
        blobs.close();
        redis.close();
    }

    @Test
    void isGoodWhenWritesSucceedAndStay() {
        assertThat(metadata.health()).isEqualTo(StoreHealth.GOOD);
        assertThat(blobs.health()).isEqualTo(StoreHealth.GOOD);
        assertThat(metadata.revision()).as("asking is no commit").isZero();
    }

    @Test
    void tellsThatRedisIsFullAndWhenThatIsOver() {
        try (Jedis admin = redis.client()) {
            admin.configSet("maxmemory", "1");
            awaitTrouble("out of memory");
            admin.configSet("maxmemory", "0");
            awaitGood();
        }
    }

    @Test
    void tellsThatRedisIsGoneAndWhenItIsBack() {
        redis.kill();
        awaitTrouble("Redis does not answer");
        redis.start();
        awaitGood();
    }

    @Test
    void warnsLoudlyOfARedisThatPersistsNothing() {
        try (Jedis admin = redis.client()) {
            admin.configSet("appendonly", "no");
            await().untilAsserted(() -> assertThat(List.of(metadata.health(), blobs.health()))
                    .allSatisfy(health -> assertThat(health.trouble()).isEmpty())
                    .allSatisfy(health -> assertThat(health.warnings())
                            .singleElement()
                            .asString()
                            .startsWith("persistence is OFF")));
        }
    }

    @Test
    void asksRedisOnceForAllWhoAskInTheSameMoment() {
        metadata.health();
        try (Jedis admin = redis.client()) {
            long before = commands(admin);
            for (int i = 0; i < 1_000; i++) {
                metadata.health();
            }
            assertThat(commands(admin) - before).isLessThan(500);
        }
    }

    private void awaitTrouble(String text) {
        await().untilAsserted(() -> assertThat(List.of(metadata.health(), blobs.health()))
                .allSatisfy(health -> assertThat(health.trouble().orElse("")).contains(text)));
    }

    private void awaitGood() {
        await().untilAsserted(() ->
                assertThat(List.of(metadata.health(), blobs.health())).containsOnly(StoreHealth.GOOD));
    }

    private static long commands(Jedis admin) {
        return admin.info("stats")
                .lines()
                .filter(line -> line.startsWith("total_commands_processed:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30));
    }
}
