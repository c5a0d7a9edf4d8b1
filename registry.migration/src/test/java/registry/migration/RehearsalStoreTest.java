package registry.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoredRecord;

/** A rehearsal answers as the store itself would have after the same writes. */
class RehearsalStoreTest {
    private static final int STEPS = 3000;

    @TempDir
    Path data;

    private final Random random = new Random(7);

    @Test
    void answersAsTheStoreItselfWould() {
        try (Target one = Target.open(data.resolve("one"));
                Target other = Target.open(data.resolve("other"))) {
            MetadataStore real = one.stores().metadata();
            for (int i = 0; i < 300; i++) {
                Batch batch = Batch.builder().put(key(), value()).build();
                real.commit(batch);
                other.stores().metadata().commit(batch);
            }
            long before = other.stores().metadata().revision();
            MetadataStore rehearsal = new RehearsalStore(other.stores().metadata());

            for (int i = 0; i < STEPS; i++) {
                step(real, rehearsal);
            }

            assertThat(other.stores().metadata().revision()).isEqualTo(before);
            assertThat(other.stores().metadata().counters("")).isEmpty();
        }
    }

    private void step(MetadataStore real, MetadataStore rehearsal) {
        switch (random.nextInt(6)) {
            case 0 -> assertThat(read(rehearsal.read("k/1"))).isEqualTo(read(real.read("k/1")));
            case 1 -> {
                String prefix = List.of("", "k", "k/", "k/1", "k/\uFFFD", "z").get(random.nextInt(6));
                String after = random.nextBoolean() ? "" : key();
                int limit = 1 + random.nextInt(20);
                assertThat(keys(rehearsal.scan(prefix, after, limit))).isEqualTo(keys(real.scan(prefix, after, limit)));
            }
            case 2 -> {
                List<String> keys = List.of(key(), key(), key());
                assertThat(rehearsal.readAll(keys).keySet())
                        .containsExactlyInAnyOrderElementsOf(real.readAll(keys).keySet());
            }
            case 3 -> {
                real.addToCounters(Map.of("c/" + random.nextInt(3), 2L));
                rehearsal.addToCounters(Map.of("d/1", 1L));
                assertThat(rehearsal.counters("d/").get("d/1")).isPositive();
            }
            default -> {
                Batch batch = batch(real);
                assertThat(rehearsal.commit(batch) instanceof CommitResult.Committed)
                        .isEqualTo(real.commit(batch) instanceof CommitResult.Committed);
            }
        }
    }

    /** Conditions hold in both or neither: both began with the same revisions and had the same commits. */
    private Batch batch(MetadataStore real) {
        Batch.Builder batch = Batch.builder();
        String key = key();
        switch (random.nextInt(4)) {
            case 0 -> batch.requireAbsent(key);
            case 1 -> real.read(key).ifPresent(record -> batch.requireRevision(key, record.revision()));
            case 2 -> batch.requireRevision(key, 1);
            default -> {}
        }
        return (random.nextInt(3) == 0 ? batch.delete(key) : batch.put(key, value())).build();
    }

    /** Characters beyond U+FFFF sort behind all others by their bytes, and before some as Java's strings. */
    private String key() {
        return List.of("k/", "k/\uFFFD", "k/\uD83D\uDE00", "l/").get(random.nextInt(4)) + random.nextInt(100);
    }

    private byte[] value() {
        return Integer.toString(random.nextInt()).getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> keys(List<StoredRecord> records) {
        return records.stream().map(RehearsalStoreTest::text).toList();
    }

    private static String read(Optional<StoredRecord> record) {
        return record.map(RehearsalStoreTest::text).orElse("none");
    }

    private static String text(StoredRecord record) {
        return record.key() + "=" + new String(record.value(), StandardCharsets.UTF_8) + "@" + record.revision();
    }
}
