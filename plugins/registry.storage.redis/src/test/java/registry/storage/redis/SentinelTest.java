package registry.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.storage.redis.StoreWords.assertUnavailable;
import static registry.storage.redis.StoreWords.content;
import static registry.storage.redis.StoreWords.put;
import static registry.storage.redis.StoreWords.read;
import static registry.storage.redis.StoreWords.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import registry.api.RegistryException;
import registry.api.spi.BlobStore;
import registry.api.spi.MetadataStore;

/** A primary and a replica that three Sentinels watch. */
@Timeout(180)
class SentinelTest {
    @TempDir
    private Path directory;

    private OneSentinel redis;

    @BeforeEach
    void start() throws IOException {
        redis = OneSentinel.start(RedisBinary.embedded(), directory, Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void goesOnWithTheReplicaAndLosesNothingThatItConfirmed() throws IOException {
        byte[] content = content(600_000, 1);
        RedisConfig config = redis.config(Map.of("wait-replicas", "1"));
        try (MetadataStore metadata = RedisMetadataStore.open(config);
                BlobStore blobs = RedisBlobStore.open(config)) {
            store(blobs, content);
            List<String> confirmed = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                put(metadata, "k/" + i, "1");
                confirmed.add("k/" + i);
            }
            redis.primary().kill();

            // With one replica less, writes are made but not confirmed; what counts is that they are made again.
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertUnavailable(
                            () -> put(metadata, "after", "1"), "only 0 of 1 Redis replicas confirmed it"));
            assertThat(metadata.readAll(confirmed)).hasSize(confirmed.size());
            assertThat(metadata.read("after")).isPresent();
            assertThat(read(blobs, content)).isEqualTo(content);

            redis.primary().start();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptionsInstanceOf(RegistryException.class)
                    .until(() -> put(metadata, "confirmed", "1") > 200);
        }
    }

    @Test
    void answersInTimeDuringTheFailOver() {
        try (MetadataStore metadata = RedisMetadataStore.open(redis.config(Map.of()))) {
            put(metadata, "a", "1");
            redis.primary().kill();
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
                () -> RedisMetadataStore.open(redis.config(Map.of("sentinel.master", "other"))),
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
}
