package registry.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.storage.redis.StoreWords.assertFails;
import static registry.storage.redis.StoreWords.bytes;
import static registry.storage.redis.StoreWords.commit;
import static registry.storage.redis.StoreWords.put;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Jedis;
import registry.api.ApiError;
import registry.api.Digest;
import registry.api.spi.Batch;
import registry.api.spi.BlobStore;
import registry.api.spi.MetadataStore;

@Timeout(60)
class IndexInspectionTest {
    /** More than two pages. */
    private static final int RECORDS = 2_500;

    private static final int BATCH = 500;

    @RegisterExtension
    static final OneRedis REDIS = new OneRedis(RedisBinary::embedded);

    private final RedisConfig config = RedisConfig.of(REDIS.newStore());
    private final MetadataStore store = RedisMetadataStore.open(config);
    private final BlobStore blobs = RedisBlobStore.open(config);
    private final Jedis jedis = new Jedis(REDIS.process().url());
    private final Digest digest = Digest.ofContent(bytes("blob"));

    @BeforeEach
    void fill() {
        for (int i = 0; i < RECORDS; i += BATCH) {
            Batch.Builder batch = Batch.builder();
            IntStream.range(i, i + BATCH).forEach(number -> batch.put("many/" + number, bytes("value")));
            commit(store, batch);
        }
        store.addToCounters(Map.of("downloads", 3L));
        StoreWords.store(blobs, bytes("blob"));
    }

    @AfterEach
    void close() {
        jedis.close();
        blobs.close();
        store.close();
    }

    @Test
    void findsNothingWhenAllIsWell() {
        assertThat(damage()).isEmpty();
    }

    @Test
    void findsNothingWhileOthersWrite() {
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(
                () -> {
                    for (int i = 0; !done.get(); i++) {
                        put(store, "many/" + i % 100 + "/more", "1");
                        commit(store, Batch.builder().delete("many/" + i % 100 + "/more"));
                    }
                },
                Thread::startVirtualThread);
        for (int round = 0; round < 50; round++) {
            assertThat(damage()).isEmpty();
        }
        done.set(true);
        writer.join();
    }

    @Test
    void findsWhatTheIndexOfRecordsLacks() {
        jedis.zrem(key("index"), "many/7", "many/2400");

        assertThat(damage())
                .containsExactlyInAnyOrder(
                        "the record 'many/7' is not in the index", "the record 'many/2400' is not in the index");
    }

    @Test
    void findsWhatTheIndexOfRecordsHasTooMuch() {
        jedis.hdel(key("records"), "many/2400");
        jedis.zadd(key("index"), 0, "ghost");

        assertThat(damage())
                .containsExactly(
                        "the record 'ghost' is in the index and missing",
                        "the record 'many/2400' is in the index and missing");
    }

    @Test
    void findsTheOneAmongAsManyOfTheOther() {
        jedis.zrem(key("index"), "many/7");
        jedis.zadd(key("index"), 0, "ghost");

        assertThat(damage())
                .containsExactly(
                        "the record 'ghost' is in the index and missing", "the record 'many/7' is not in the index");
    }

    @Test
    void findsWhatTheIndexesOfCountersAndBlobsLack() {
        jedis.del(key("counter-names"), key("blob-index"));

        assertThat(damage())
                .containsExactly(
                        "the counter 'downloads' is not in the index",
                        "the blob '" + digest.hex() + "' is not in the index");
    }

    @Test
    void readsNoCounterThatIsMissing() {
        jedis.hdel(key("counters"), "downloads");

        assertThat(damage()).containsExactly("the counter 'downloads' is in the index and missing");
        assertFails(ApiError.STORAGE_CORRUPT, () -> store.counters(""), "the counter downloads is missing");
    }

    private String key(String name) {
        return "{" + config.prefix() + "}:" + name;
    }

    private List<String> damage() {
        List<String> found = new ArrayList<>();
        store.inspect(found::add);
        blobs.inspect(found::add);
        return found;
    }
}
