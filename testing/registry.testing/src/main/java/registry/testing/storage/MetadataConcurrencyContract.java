package registry.testing.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;
import registry.api.spi.StoredRecord;

/** Many threads at once. */
abstract class MetadataConcurrencyContract extends MetadataFeedContract {
    private static final int THREADS = 8;
    private static final int READS = 500;

    @Test
    final void makesRevisionsWithoutGapsOrRepeats() throws Exception {
        int each = 40;
        List<List<Long>> revisions = Parallel.run(THREADS, number -> () -> {
            List<Long> mine = new ArrayList<>();
            for (int i = 0; i < each; i++) {
                mine.add(put("w" + number + "/" + i, "1"));
            }
            return mine;
        });

        assertThat(revisions).allSatisfy(mine -> assertThat(mine).isSorted());
        assertThat(revisions.stream().flatMap(List::stream).sorted())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, (long) THREADS * each).boxed().toList());
    }

    @Test
    final void letsExactlyOneOfManyCreateAKey() throws Exception {
        for (int round = 0; round < 20; round++) {
            String key = "race/" + round;
            List<CommitResult> results = Parallel.run(
                    THREADS,
                    number -> () -> store().commit(Batch.builder()
                            .requireAbsent(key)
                            .put(key, bytes("by " + number))
                            .build()));

            assertThat(results)
                    .filteredOn(CommitResult.Committed.class::isInstance)
                    .hasSize(1);
            int winner = results.indexOf(new CommitResult.Committed(revisionOf(key)));
            assertThat(valueOf(key)).contains("by " + winner);
        }
    }

    @Test
    final void losesNoUpdate() throws Exception {
        int each = 20;
        put("number", "0");
        Parallel.run(THREADS, number -> () -> {
            for (int i = 0; i < each; i++) {
                increment("number");
            }
            return number;
        });

        assertThat(valueOf("number")).contains(String.valueOf(THREADS * each));
    }

    @Test
    final void showsReadersWholeBatchesOnly() throws Exception {
        commit(Batch.builder().put("pair/a", bytes("0")).put("pair/b", bytes("0")));
        CountDownLatch reading = new CountDownLatch(3);
        Parallel.run(4, number -> number == 0 ? writePairs(reading) : readPairs(reading));

        assertThat(valueOf("pair/a")).isEqualTo(valueOf("pair/b"));
    }

    @Test
    final void showsEverybodyWhatACommitReturned() throws Exception {
        int rounds = 150;
        BlockingQueue<Long> committed = new ArrayBlockingQueue<>(1);
        Callable<Integer> writer = () -> {
            for (int i = 0; i < rounds; i++) {
                committed.put(put("shown", String.valueOf(i)));
            }
            return rounds;
        };
        Callable<Integer> reader = () -> {
            for (int i = 0; i < rounds; i++) {
                assertVisible(committed.take());
            }
            return rounds;
        };
        Parallel.run(2, number -> number == 0 ? writer : reader);
    }

    @Test
    final void neverGoesBackForAReader() throws Exception {
        CountDownLatch reading = new CountDownLatch(3);
        put("seen", "0");
        Parallel.run(4, number -> number == 0 ? writeOften(reading) : readForward(reading));
    }

    @Test
    final void countsEveryConcurrentAddition() throws Exception {
        Parallel.run(THREADS, number -> () -> {
            for (int i = 0; i < 25; i++) {
                store().addToCounters(Map.of("all", 1L, "by/" + number, 2L));
            }
            return number;
        });

        assertThat(store().counters("all")).isEqualTo(Map.of("all", 25L * THREADS));
        assertThat(store().counters("by/")).hasSize(THREADS).containsEntry("by/3", 50L);
    }

    private void assertVisible(long revision) {
        assertThat(store().revision()).isGreaterThanOrEqualTo(revision);
        assertThat(revisionOf("shown")).isGreaterThanOrEqualTo(revision);
        assertThat(store().readAll(List.of("shown")).values())
                .allSatisfy(record -> assertThat(record.revision()).isGreaterThanOrEqualTo(revision))
                .hasSize(1);
        assertThat(store().scan("shown", "", 1).getFirst().revision()).isGreaterThanOrEqualTo(revision);
        assertThat(feed(revision - 1).changes()).isNotEmpty();
    }

    private void increment(String key) {
        boolean done = false;
        while (!done) {
            StoredRecord current = store().read(key).orElseThrow();
            String next = String.valueOf(Integer.parseInt(text(current)) + 1);
            Batch batch = Batch.builder()
                    .requireRevision(key, current.revision())
                    .put(key, bytes(next))
                    .build();
            done = store().commit(batch) instanceof CommitResult.Committed;
        }
    }

    private Callable<Integer> writePairs(CountDownLatch reading) {
        return () -> {
            int writes = 0;
            while (reading.getCount() > 0) {
                byte[] value = bytes(String.valueOf(writes++));
                commit(Batch.builder().put("pair/a", value).put("pair/b", value));
            }
            return writes;
        };
    }

    private Callable<Integer> readPairs(CountDownLatch reading) {
        return () -> {
            try {
                for (int i = 0; i < READS; i++) {
                    Map<String, String> pair = valuesOf("pair/a", "pair/b");
                    assertThat(pair).hasSize(2);
                    assertThat(new HashSet<>(pair.values())).hasSize(1);
                    List<StoredRecord> scanned = store().scan("pair/", "", 2);
                    assertThat(text(scanned.get(0))).isEqualTo(text(scanned.get(1)));
                }
                return READS;
            } finally {
                reading.countDown();
            }
        };
    }

    private Callable<Integer> writeOften(CountDownLatch reading) {
        return () -> {
            int writes = 0;
            while (reading.getCount() > 0) {
                put("seen", String.valueOf(writes++));
            }
            return writes;
        };
    }

    private Callable<Integer> readForward(CountDownLatch reading) {
        return () -> {
            try {
                long latest = 0;
                for (int i = 0; i < READS; i++) {
                    long seen = revisionOf("seen");
                    long now = store().revision();
                    assertThat(seen).isGreaterThanOrEqualTo(latest);
                    assertThat(now).isGreaterThanOrEqualTo(seen);
                    assertThat(feed(now).upTo()).isGreaterThanOrEqualTo(now);
                    latest = now;
                }
                return READS;
            } finally {
                reading.countDown();
            }
        };
    }
}
