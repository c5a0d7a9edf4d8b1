package registry.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static registry.storage.redis.StoreWords.bytes;
import static registry.storage.redis.StoreWords.commit;
import static registry.storage.redis.StoreWords.put;
import static registry.storage.redis.StoreWords.value;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.RestoreParams;
import registry.api.spi.Batch;
import registry.api.spi.Changes;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoredRecord;

/** Two processes, here two stores with connections of their own, on one Redis. */
@Timeout(60)
class SharedStoreTest {
    @RegisterExtension
    static final OneRedis REDIS = new OneRedis(RedisBinary::embedded);

    private final RedisConfig config = RedisConfig.of(REDIS.newStore());
    private final MetadataStore one = RedisMetadataStore.open(config);
    private final MetadataStore other = RedisMetadataStore.open(config);

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void seesWhatTheOtherCommitted() {
        long revision = put(one, "a", "1");

        assertThat(value(other, "a")).isEqualTo("1");
        assertThat(other.revision()).isEqualTo(revision);
        assertThat(commit(other, Batch.builder().requireRevision("a", revision).delete("a")))
                .isEqualTo(revision + 1);
        assertThat(one.read("a")).isEmpty();
    }

    /** Far sooner than a waiting reader looks for itself. */
    @Test
    void wakesAReaderOfTheOther() throws ExecutionException, InterruptedException, TimeoutException {
        long total = 0;
        int rounds = 10;
        for (int round = 0; round < rounds; round++) {
            long position = one.revision();
            CompletableFuture<Changes> waiting = CompletableFuture.supplyAsync(
                    () -> other.changes(position, 10, Duration.ofSeconds(30)), Thread::startVirtualThread);
            Thread.sleep(100);
            long before = System.nanoTime();
            put(one, "a", "1");
            assertThat(waiting.get(10, TimeUnit.SECONDS))
                    .isEqualTo(new Changes.Feed(List.of(new Changes.Change(position + 1, "a", false)), position + 1));
            total += System.nanoTime() - before;
        }

        assertThat(Duration.ofNanos(total / rounds)).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void addsUpCountersOfBoth() {
        IntStream.range(0, 50).parallel().forEach(i -> {
            one.addToCounters(Map.of("c", 1L));
            other.addToCounters(Map.of("c", 2L));
        });

        assertThat(one.counters("")).isEqualTo(Map.of("c", 150L));
    }

    @Test
    void changesNoCounterWhenOneWouldOverflow() {
        one.addToCounters(Map.of("a", 1L, "m", Long.MAX_VALUE, "z", 1L));
        for (long delta : new long[] {1, Long.MAX_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> one.addToCounters(Map.of("a", 5L, "m", delta, "new", 5L, "z", 5L)))
                    .withMessageContaining("the counter m would exceed");
        }

        assertThat(one.counters("")).isEqualTo(Map.of("a", 1L, "m", Long.MAX_VALUE, "z", 1L));
        one.addToCounters(Map.of("m", Long.MIN_VALUE));
        assertThat(one.counters("m")).isEqualTo(Map.of("m", -1L));
    }

    /** Many more than Lua can unpack at once. */
    @Test
    void commitsAVeryLargeBatch() {
        int size = 9_999;
        Batch.Builder batch = Batch.builder();
        IntStream.range(0, size).forEach(i -> batch.requireAbsent("k/" + i).put("k/" + i, bytes("v" + i)));
        long revision = commit(one, batch);

        assertThat(other.scan("k/", "", MetadataStore.MAX_PAGE))
                .hasSize(size)
                .allSatisfy(record -> assertThat(record.revision()).isEqualTo(revision));
        assertThat(other.readAll(other.scan("k/", "", MetadataStore.MAX_PAGE).stream()
                        .map(StoredRecord::key)
                        .toList()))
                .hasSize(size);
        assertThat(feed(other.changes(revision - 1, 1, Duration.ZERO)).changes())
                .hasSize(size);
    }

    /** As when a replica that had not heard of the last commits becomes the primary. */
    @Test
    void tellsAReaderThatWhatItFollowedIsGone() {
        IntStream.rangeClosed(1, 5).forEach(i -> put(one, "k", String.valueOf(i)));
        Map<String, byte[]> earlier = dump();
        IntStream.rangeClosed(6, 8).forEach(i -> put(one, "lost", String.valueOf(i)));
        assertThat(feed(one.changes(5, 100, Duration.ZERO)).upTo()).isEqualTo(8);
        assertThat(other.revision()).isEqualTo(8);
        restore(earlier);

        assertThat(one.changes(8, 100, Duration.ZERO)).isEqualTo(new Changes.Forgotten(5));
        IntStream.rangeClosed(6, 9).forEach(i -> put(one, "anew", String.valueOf(i)));
        assertThat(one.changes(8, 100, Duration.ZERO))
                .as("revision 8 is not the one that was followed")
                .isEqualTo(new Changes.Forgotten(9));
        assertThat(other.changes(8, 100, Duration.ZERO)).isEqualTo(new Changes.Forgotten(9));
        assertThat(feed(one.changes(5, 100, Duration.ZERO)).upTo())
                .as("before that nothing was lost")
                .isEqualTo(9);
        assertThat(one.changes(9, 100, Duration.ZERO)).isEqualTo(new Changes.Feed(List.of(), 9));
    }

    /** As many commits were made anew as were lost, and somebody asked for the revision before the reader did. */
    @Test
    void tellsEveryReaderThoughTheRevisionIsTheSame() {
        IntStream.rangeClosed(1, 5).forEach(i -> put(one, "k", String.valueOf(i)));
        Map<String, byte[]> earlier = dump();
        IntStream.rangeClosed(6, 8).forEach(i -> put(one, "lost", String.valueOf(i)));
        assertThat(one.revision()).isEqualTo(8);
        restore(earlier);
        IntStream.rangeClosed(6, 8).forEach(i -> put(other, "anew", String.valueOf(i)));
        assertThat(one.revision()).isEqualTo(8);

        for (int reader = 0; reader < 3; reader++) {
            assertThat(one.changes(8, 100, Duration.ZERO)).isEqualTo(new Changes.Forgotten(8));
        }
        long before = System.nanoTime();
        assertThat(one.changes(8, 100, Duration.ofSeconds(30))).isEqualTo(new Changes.Forgotten(8));
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .as("who reads anew does not do so again at once, nor waits for long")
                .isBetween(Duration.ofMillis(500), Duration.ofSeconds(20));
        put(one, "k", "9");
        assertThat(one.changes(8, 100, Duration.ZERO)).isEqualTo(new Changes.Forgotten(9));
        assertThat(one.changes(9, 100, Duration.ZERO)).isEqualTo(new Changes.Feed(List.of(), 9));
    }

    private static Changes.Feed feed(Changes changes) {
        assertThat(changes).isInstanceOf(Changes.Feed.class);
        return (Changes.Feed) changes;
    }

    private Map<String, byte[]> dump() {
        try (Jedis client = REDIS.process().client()) {
            Map<String, byte[]> dumped = new TreeMap<>();
            client.keys("{" + config.prefix() + "}:*").forEach(key -> dumped.put(key, client.dump(key)));
            return dumped;
        }
    }

    private static void restore(Map<String, byte[]> dumped) {
        try (Jedis client = REDIS.process().client()) {
            dumped.forEach((key, value) ->
                    client.restore(key, 0, value, RestoreParams.restoreParams().replace()));
        }
    }
}
