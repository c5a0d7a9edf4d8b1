package registry.testing.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.testing.storage.StoreAssertions.assertUnavailable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import registry.api.spi.Batch;
import registry.api.spi.Changes;
import registry.api.spi.Changes.Change;

/** The change feed. */
abstract class MetadataFeedContract extends MetadataBatchContract {
    private static final Duration LONG = Duration.ofSeconds(10);

    @Test
    final void tellsEveryChangeInOrder() {
        put("b", "1");
        put("a", "1");
        delete("b");

        Changes.Feed feed = feed(0);
        assertThat(feed.changes())
                .containsExactly(new Change(1, "b", false), new Change(2, "a", false), new Change(3, "b", true));
        assertThat(feed.upTo()).isEqualTo(3);
    }

    @Test
    final void tellsOnlyWhatFollows() {
        put("a", "1");
        put("b", "1");

        assertThat(feed(1).changes()).containsExactly(new Change(2, "b", false));
        assertThat(feed(2).changes()).isEmpty();
        assertThat(feed(2).upTo()).isEqualTo(2);
    }

    @Test
    final void tellsNothingOfRefusedBatches() {
        put("a", "1");
        conflict(Batch.builder().requireAbsent("a").put("b", bytes("1")).put("a", bytes("2")));

        assertThat(feed(0).changes()).containsExactly(new Change(1, "a", false));
    }

    @Test
    final void cutsPagesBetweenRevisions() {
        commit(Batch.builder().put("a", bytes("1")).put("b", bytes("1")));
        commit(Batch.builder().put("c", bytes("1")).put("d", bytes("1")));
        put("e", "1");

        Changes.Feed feed = feed(0, 3);
        assertThat(feed.upTo()).isEqualTo(1);
        assertThat(feed.changes()).extracting(Change::key).containsExactlyInAnyOrder("a", "b");
        assertThat(feed(1, 3).upTo()).isEqualTo(3);
        assertThat(feed(1, 3).changes()).hasSize(3);
    }

    @Test
    final void tellsARevisionThatIsLargerThanThePageAsAWhole() {
        Batch.Builder batch = Batch.builder();
        for (int i = 0; i < 20; i++) {
            batch.put("k" + i, bytes("1"));
        }
        commit(batch);
        put("next", "1");

        Changes.Feed feed = feed(0, 5);
        assertThat(feed.changes()).hasSize(20);
        assertThat(feed.upTo()).isEqualTo(1);
    }

    /** Several times, since nobody can tell from outside whether a reader waits already when the commit comes. */
    @Test
    final void wakesAReaderThatWaitsForACommit() throws Exception {
        for (long revision = 1; revision <= 5; revision++) {
            long position = revision - 1;
            CompletableFuture<Changes> waiting = CompletableFuture.supplyAsync(
                    () -> store().changes(position, 10, LONG), Thread::startVirtualThread);
            Thread.sleep(50);
            put("a", "1");

            assertThat(waiting.get(LONG.toSeconds() / 2, TimeUnit.SECONDS))
                    .isEqualTo(new Changes.Feed(List.of(new Change(revision, "a", false)), revision));
        }
    }

    @Test
    final void waitsNoLongerThanAsked() {
        long before = System.nanoTime();
        Changes changes = store().changes(0, 10, Duration.ofMillis(200));

        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(Duration.ofMillis(150), Duration.ofSeconds(10));
        assertThat(changes).isEqualTo(new Changes.Feed(List.of(), 0));
    }

    @Test
    final void endsTheWaitOfReadersWhenItCloses() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
            started.countDown();
            assertUnavailable(() -> store().changes(0, 10, LONG));
        });
        started.await();
        store().close();

        waiting.get(LONG.toSeconds() / 2, TimeUnit.SECONDS);
    }

    @Test
    final void endsTheWaitOfAnInterruptedReader() throws Exception {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Thread reader = Thread.ofPlatform().start(() -> {
            try {
                assertUnavailable(() -> store().changes(0, 10, LONG));
                ended.complete(null);
            } catch (AssertionError e) {
                ended.completeExceptionally(e);
            }
        });
        reader.interrupt();

        ended.get(LONG.toSeconds() / 2, TimeUnit.SECONDS);
        assertThat(put("a", "1")).isEqualTo(1);
    }

    @Test
    final void tellsFollowersEverythingWhileManyWrite() throws Exception {
        int writers = 6;
        int each = 40;
        long total = (long) writers * each;
        List<List<Change>> heard =
                Parallel.run(writers + 2, number -> number < writers ? write("w" + number + "/", each) : follow(total));

        List<Change> first = heard.get(writers);
        assertThat(first).extracting(Change::revision).isSorted();
        assertThat(first).extracting(Change::revision).containsExactlyElementsOf(twiceUpTo(total));
        assertThat(first).extracting(Change::key).doesNotHaveDuplicates();
        assertThat(heard.get(writers + 1)).containsExactlyElementsOf(first);
        assertThat(feed(0).changes()).containsExactlyElementsOf(first);
    }

    @Test
    final void saysWhatItHasForgotten() {
        boolean forgets = capabilities().contains(Capability.FORGETS_CHANGES);
        if (forgets) {
            reopen(configRemembering(20));
        }
        for (int i = 0; i < 200; i++) {
            put("k" + i % 7, "v" + i);
        }

        Changes changes = store().changes(1, 10, Duration.ZERO);
        if (forgets) {
            assertThat(changes).isEqualTo(new Changes.Forgotten(200));
        } else {
            assertThat(feed(0).changes()).hasSize(200);
        }
        assertThat(feed(190).changes()).hasSize(10);
        assertThat(keys("k")).hasSize(7);
    }

    private Callable<List<Change>> write(String prefix, int commits) {
        return () -> {
            for (int i = 0; i < commits; i++) {
                commit(Batch.builder().put(prefix + i, bytes("1")).put(prefix + i + "/more", bytes("1")));
            }
            return List.of();
        };
    }

    /** Every change must be readable as soon as it is heard of. */
    private Callable<List<Change>> follow(long until) {
        return () -> {
            List<Change> heard = new ArrayList<>();
            long position = 0;
            while (position < until) {
                Changes.Feed feed = (Changes.Feed) store().changes(position, 7, LONG);
                assertThat(feed.upTo()).as("what follows %s", position).isGreaterThan(position);
                for (Change change : feed.changes()) {
                    assertThat(revisionOf(change.key())).isEqualTo(change.revision());
                }
                heard.addAll(feed.changes());
                position = feed.upTo();
            }
            return heard;
        };
    }

    private static List<Long> twiceUpTo(long last) {
        List<Long> revisions = new ArrayList<>();
        for (long revision = 1; revision <= last; revision++) {
            revisions.add(revision);
            revisions.add(revision);
        }
        return revisions;
    }
}
