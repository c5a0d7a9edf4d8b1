package registry.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static registry.storage.redis.StoreWords.assertUnavailable;
import static registry.storage.redis.StoreWords.bytes;
import static registry.storage.redis.StoreWords.commit;
import static registry.storage.redis.StoreWords.content;
import static registry.storage.redis.StoreWords.put;
import static registry.storage.redis.StoreWords.read;
import static registry.storage.redis.StoreWords.store;
import static registry.storage.redis.StoreWords.value;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.BlobStore;
import registry.api.spi.Changes;
import registry.api.spi.CommitResult;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoredRecord;

/** Connections that break after Redis has done what was asked, and before the answer arrives. */
@Timeout(120)
class LostAnswerTest {
    /** More than one operation has attempts for. */
    private static final int ALL = 1_000;

    private static final int WRITERS = 6;
    private static final int LEAST_INCREMENTS = 20;
    private static final int LEAST_CUTS = 25;

    @RegisterExtension
    static final OneRedis REDIS = new OneRedis(RedisBinary::embedded);

    private CuttingProxy proxy;
    private RedisConfig config;
    private MetadataStore metadata;

    @BeforeEach
    void openStore() {
        proxy = CuttingProxy.start(REDIS.process().port());
        config = RedisConfig.of(OneRedis.scope(proxy.url(), Map.of()));
        metadata = RedisMetadataStore.open(config);
    }

    @AfterEach
    void closeStore() {
        metadata.close();
        proxy.close();
    }

    @Test
    void findsOutThatACommitWasApplied() {
        long before = put(metadata, "a", "1");
        proxy.loseAnswers("the-marker", 2);
        long revision =
                commit(metadata, Batch.builder().requireRevision("a", before).put("a", bytes("the-marker")));

        assertThat(proxy.cuts()).isEqualTo(2);
        assertThat(revision).isEqualTo(before + 1);
        assertThat(metadata.revision()).isEqualTo(before + 1);
        assertThat(value(metadata, "a")).isEqualTo("the-marker");
        assertThat(changes(before)).containsExactly(new Changes.Change(revision, "a", false));
    }

    @Test
    void findsOutThatACommitWasRefused() {
        put(metadata, "a", "1");
        proxy.loseAnswers("the-marker", 1);
        CommitResult result = metadata.commit(
                Batch.builder().requireAbsent("a").put("b", bytes("the-marker")).build());

        assertThat(proxy.cuts()).isEqualTo(1);
        assertThat(result).isEqualTo(new CommitResult.Conflict(Set.of("a")));
        assertThat(metadata.revision()).isEqualTo(1);
    }

    /** The request was repeated, the repetition refused, and then the first one arrives. */
    @Test
    void doesNotCommitLaterWhatItSaidWasRefused() {
        long before = put(metadata, "a", "1");
        proxy.keep("the-marker", 1);
        CommitResult result = metadata.commit(
                Batch.builder().requireAbsent("a").put("a", bytes("the-marker")).build());
        long after =
                commit(metadata, Batch.builder().requireRevision("a", before).delete("a"));
        proxy.deliver();

        assertThat(result).isEqualTo(new CommitResult.Conflict(Set.of("a")));
        assertThat(metadata.read("a")).isEmpty();
        assertThat(metadata.revision()).isEqualTo(after);
    }

    @Test
    void addsToCountersOnce() {
        metadata.addToCounters(Map.of("the-marker", 1L));
        proxy.loseAnswers("the-marker", 2);
        metadata.addToCounters(Map.of("the-marker", 5L));

        assertThat(proxy.cuts()).isEqualTo(2);
        assertThat(metadata.counters("")).isEqualTo(Map.of("the-marker", 6L));
    }

    @Test
    void doesNotAddLaterWhatItSaidWouldOverflow() {
        metadata.addToCounters(Map.of("c", Long.MAX_VALUE));
        proxy.keep("the-marker", 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> metadata.addToCounters(Map.of("c", 1L, "the-marker", 1L)));
        metadata.addToCounters(Map.of("c", -5L));
        proxy.deliver();

        assertThat(metadata.counters("")).isEqualTo(Map.of("c", Long.MAX_VALUE - 5));
    }

    /** As behind a firewall that has forgotten a connection. */
    @Test
    void doesNotTrustConnectionsThatFellSilent() {
        put(metadata, "a", "1");
        for (int round = 0; round < 3; round++) {
            proxy.silence();
            long before = System.nanoTime();

            assertThat(put(metadata, "a", "2")).isEqualTo(round + 2);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        }
        assertThat(metadata.revision()).isEqualTo(4);
    }

    @Test
    void admitsThatItDoesNotKnow() {
        proxy.loseAnswers("the-marker", ALL);
        assertUnavailable(() -> put(metadata, "a", "the-marker"), "Redis does not answer");
        assertThat(proxy.cuts()).isGreaterThan(1);
        proxy.loseAnswers("", 0);

        assertThat(metadata.revision()).isEqualTo(1);
        assertThat(value(metadata, "a")).isEqualTo("the-marker");
        assertThat(put(metadata, "b", "1")).isEqualTo(2);
    }

    @Test
    void readsOnAFreshConnection() {
        put(metadata, "the-marker", "1");
        proxy.loseAnswers("the-marker", 2);

        assertThat(value(metadata, "the-marker")).isEqualTo("1");
        assertThat(proxy.cuts()).isEqualTo(2);
    }

    @Test
    void sealsABlobOnce() throws IOException {
        try (BlobStore blobs = RedisBlobStore.open(config)) {
            int stored = 0;
            for (String step : List.of(config.prefix() + ".", "blob-garbage", "blob-index", "blobs")) {
                byte[] content = content(700_000, stored);
                int before = proxy.cuts();
                proxy.loseAnswers(step, 1);
                store(blobs, content);
                store(blobs, content);

                assertThat(proxy.cuts()).as(step).isEqualTo(before + 1);
                assertThat(read(blobs, content)).isEqualTo(content);
                assertThat(blobs.list(Optional.empty(), 10)).hasSize(++stored);
            }
        }
    }

    /** The content must stay, since it may be that of a blob now. */
    @Test
    void losesNoBlobOfWhichItDoesNotKnowWhetherItIsSealed() throws IOException {
        byte[] content = content(700_000, 2);
        try (BlobStore blobs = RedisBlobStore.open(config)) {
            proxy.loseAnswers("blob-index", ALL);
            assertUnavailable(() -> store(blobs, content), "Redis does not answer");
            assertThat(proxy.cuts()).isPositive();
            proxy.loseAnswers("", 0);

            assertThat(read(blobs, content)).isEqualTo(content);
        }
    }

    @Test
    void losesNoBlobThatIsBeingSealedWhenTheStoreCloses() throws Exception {
        byte[] content = content(700_000, 3);
        BlobStore closing = RedisBlobStore.open(config);
        proxy.loseAnswers("blob-index", ALL);
        CompletableFuture<Void> sealing =
                CompletableFuture.runAsync(() -> assertUnavailable(() -> store(closing, content), ""));
        Awaitility.await().until(() -> proxy.cuts() > 0);
        closing.close();
        sealing.get(30, TimeUnit.SECONDS);
        proxy.loseAnswers("", 0);

        try (BlobStore blobs = RedisBlobStore.open(config)) {
            assertThat(read(blobs, content)).isEqualTo(content);
        }
    }

    /** Every acknowledged increment counts once, and so does none other, but for those whose end is unknown. */
    @Test
    void appliesEveryCommitOnceWhileConnectionsBreak() throws Exception {
        put(metadata, "number", "0");
        AtomicBoolean over = new AtomicBoolean();
        Thread cutter = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                proxy.loseAnswers("number", 1);
                proxy.cutAll();
                pause();
            }
        });
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome>> outcomes = executor.invokeAll(
                    IntStream.range(0, WRITERS).mapToObj(this::increments).toList());
            over.set(true);
            cutter.join();
            proxy.loseAnswers("", 0);

            int done = outcomes.stream().mapToInt(one -> one.resultNow().done()).sum();
            int unknown =
                    outcomes.stream().mapToInt(one -> one.resultNow().unknown()).sum();
            int number = Integer.parseInt(value(metadata, "number"));
            assertThat(number).isBetween(done, done + unknown);
            assertThat(metadata.scan("mark/", "", MetadataStore.MAX_PAGE)).hasSize(number);
            assertThat(metadata.revision()).isEqualTo(number + 1);
        }
    }

    /**
     * What became of a writer's increments.
     *
     * @param unknown of how many nobody knows whether they were applied
     */
    private record Outcome(int done, int unknown) {}

    /** Increments, each with a mark of its own, until enough answers were lost. */
    private Callable<Outcome> increments(int writer) {
        return () -> {
            int done = 0;
            int unknown = 0;
            while (done < LEAST_INCREMENTS || proxy.cuts() < LEAST_CUTS) {
                try {
                    increment("mark/" + writer + "/" + (done + unknown));
                    done++;
                } catch (RegistryException e) {
                    unknown++;
                }
            }
            return new Outcome(done, unknown);
        };
    }

    private void increment(String mark) {
        boolean done = false;
        while (!done) {
            StoredRecord current = metadata.read("number").orElseThrow();
            int next = Integer.parseInt(new String(current.value(), StandardCharsets.UTF_8)) + 1;
            done = metadata.commit(Batch.builder()
                            .requireRevision("number", current.revision())
                            .requireAbsent(mark)
                            .put("number", bytes(String.valueOf(next)))
                            .put(mark, bytes("1"))
                            .build())
                    instanceof CommitResult.Committed;
        }
    }

    private List<Changes.Change> changes(long after) {
        return ((Changes.Feed) metadata.changes(after, 100, Duration.ZERO)).changes();
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
