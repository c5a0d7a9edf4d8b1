package registry.maintenance.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.maintenance.backup.Refusals.refuses;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.ApiError;
import registry.api.spi.Batch;
import registry.api.spi.Changes;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoredRecord;
import registry.testing.storage.ForwardingMetadataStore;

class SnapshotTest {
    @TempDir
    private Path directory;

    @Test
    void isTheStoreAtOneRevisionWhateverHappensMeanwhile() throws IOException {
        History history = filled(200);
        // Between all steps of the copy: what was read changes, what is to be read changes, records come and go.
        Disturbed store = new Disturbed(history, step -> {
            if (step < 40) {
                String next = String.format("%02x", step);
                history.commit(Batch.builder()
                        .put("k/000", HexFormat.of().parseHex(next))
                        .put("k/199", HexFormat.of().parseHex(next))
                        .delete("k/" + String.format("%03d", step * 3))
                        .put("n/" + (99 - step), HexFormat.of().parseHex(next))
                        .build());
            }
        });
        try (Snapshot snapshot = Snapshot.take(store, directory)) {
            assertThat(records(snapshot)).isEqualTo(history.at(snapshot.revision()));
            assertThat(snapshot.revision()).isGreaterThan(210);
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void followsAKeyThatChangesAndOneThatGoesBetweenFeedAndRead() throws IOException {
        History history = filled(3);
        Disturbed store = new Disturbed(history, step -> {
            switch (step) {
                case 1, 3 -> history.put("k/001", "aa");
                case 2, 5 -> history.put("k/002", "bb");
                case 4 -> history.commit(Batch.builder().delete("k/001").build());
                default -> {}
            }
        });
        try (Snapshot snapshot = Snapshot.take(store, directory)) {
            assertThat(records(snapshot)).isEqualTo(history.at(snapshot.revision()));
        }
    }

    @Test
    void advancesToWhatTheStoreIsNow() throws IOException {
        History history = filled(60);
        try (Snapshot snapshot = Snapshot.take(history, directory)) {
            history.put("\ud83d\ude00", "01");
            history.put("\uffee", "02");
            history.commit(Batch.builder().delete("k/030").build());
            snapshot.advance();
            assertThat(snapshot.revision()).isEqualTo(63);
            assertThat(records(snapshot)).isEqualTo(history.at(63)).hasSize(61);
            assertThat(new ArrayList<>(records(snapshot).keySet())).endsWith("\uffee", "\ud83d\ude00");
        }
    }

    @Test
    void beginsAnewWhenTheStoreForgot() throws IOException {
        History history = new History(TestStores.remembering(5));
        history.put("a", "01");
        Disturbed store = new Disturbed(history, step -> {
            if (step == 1) {
                for (int i = 0; i < 10; i++) {
                    history.put("b/" + i, "02");
                }
            }
        });
        try (Snapshot snapshot = Snapshot.take(store, directory)) {
            assertThat(records(snapshot))
                    .isEqualTo(history.at(snapshot.revision()))
                    .hasSize(11);
        }
    }

    @Test
    void givesUpWhenTheStoreForgetsFasterThanItIsCopied() {
        History history = new History(TestStores.remembering(1));
        Disturbed store = new Disturbed(history, step -> {
            history.put("a", "01");
            history.put("b", "02");
        });
        refuses(ApiError.STORAGE_UNAVAILABLE, () -> Snapshot.take(store, directory), "forgets");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void isTheStoreAtOneRevisionWhileManyWrite() throws Exception {
        try (TestStores stores = TestStores.in(directory.resolve("data"))) {
            History history = new History(stores.metadata());
            AtomicBoolean done = new AtomicBoolean();
            try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
                List<Future<?>> running = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    long seed = i;
                    running.add(writers.submit(() -> write(history, new Random(seed), done)));
                }
                List<Taken> taken = new ArrayList<>();
                try {
                    for (int i = 0; i < 15; i++) {
                        taken.add(take(history));
                    }
                } finally {
                    done.set(true);
                }
                requireAll(running);
                taken.forEach(copy -> assertThat(copy.records()).isEqualTo(history.at(copy.revision())));
                taken.forEach(SnapshotTest::requireWholePairs);
            }
        }
    }

    private record Taken(long revision, Map<String, String> records) {}

    private Taken take(MetadataStore store) throws IOException {
        try (Snapshot snapshot = Snapshot.take(store, directory)) {
            return new Taken(snapshot.revision(), records(snapshot));
        }
    }

    /** Both halves of a pair are always written together. */
    private static void requireWholePairs(Taken taken) {
        taken.records().forEach((key, value) -> {
            if (key.startsWith("left/")) {
                assertThat(taken.records()).containsEntry(key.replace("left/", "right/"), value);
            }
        });
    }

    private static void write(MetadataStore store, Random random, AtomicBoolean done) {
        while (!done.get()) {
            String pair = Integer.toString(random.nextInt(500));
            byte[] value = new byte[random.nextInt(1, 200)];
            random.nextBytes(value);
            Batch.Builder batch = Batch.builder();
            if (random.nextInt(4) == 0) {
                batch.delete("left/" + pair).delete("right/" + pair);
            } else {
                batch.put("left/" + pair, value).put("right/" + pair, value);
            }
            store.commit(batch.build());
        }
    }

    private static void requireAll(List<Future<?>> running) throws InterruptedException, ExecutionException {
        for (Future<?> future : running) {
            future.get();
        }
    }

    private static History filled(int count) {
        History history = new History(TestStores.remembering(100_000));
        for (int i = 0; i < count; i++) {
            history.put("k/" + String.format("%03d", i), String.format("%02x", i % 256));
        }
        return history;
    }

    private static Map<String, String> records(Snapshot snapshot) throws IOException {
        Map<String, String> records = new LinkedHashMap<>();
        snapshot.forEach((key, value) -> records.put(key, HexFormat.of().formatHex(value)));
        return records;
    }

    /** Lets something happen before each step of whoever reads. */
    private static final class Disturbed extends ForwardingMetadataStore {
        private final IntConsumer disturbance;
        private int step;

        Disturbed(MetadataStore store, IntConsumer disturbance) {
            super(store);
            this.disturbance = disturbance;
        }

        @Override
        public List<StoredRecord> scan(String prefix, String after, int limit) {
            disturbance.accept(++step);
            return super.scan(prefix, after, limit);
        }

        @Override
        public Map<String, StoredRecord> readAll(Collection<String> keys) {
            disturbance.accept(++step);
            return super.readAll(keys);
        }

        @Override
        public Changes changes(long revision, int limit, Duration wait) {
            disturbance.accept(++step);
            return super.changes(revision, limit, wait);
        }
    }
}
