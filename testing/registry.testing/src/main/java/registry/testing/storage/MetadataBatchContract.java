package registry.testing.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import registry.api.spi.Batch;

/** Conditions, all or nothing, counters. */
abstract class MetadataBatchContract extends MetadataRecordsContract {
    @Test
    final void appliesAllWritesOfABatchAtOneRevision() {
        put("old", "x");
        long revision =
                commit(Batch.builder().put("a", bytes("1")).put("b", bytes("2")).delete("old"));

        assertThat(revisionOf("a")).isEqualTo(revision);
        assertThat(revisionOf("b")).isEqualTo(revision);
        assertThat(keys("")).containsExactly("a", "b");
        assertThat(store().revision()).isEqualTo(revision);
    }

    @Test
    final void appliesNothingWhenOneConditionFails() {
        put("kept", "original");
        long before = put("taken", "x");

        assertThat(conflict(Batch.builder()
                        .put("new", bytes("1"))
                        .put("kept", bytes("changed"))
                        .delete("taken")
                        .requireAbsent("new")
                        .requireAbsent("taken")))
                .containsExactly("taken");
        assertThat(store().read("new")).isEmpty();
        assertThat(valueOf("kept")).contains("original");
        assertThat(valueOf("taken")).contains("x");
        assertThat(store().revision()).isEqualTo(before);
    }

    @Test
    final void namesEveryConditionThatFailed() {
        long a = put("a", "1");
        long b = put("b", "1");

        assertThat(conflict(Batch.builder()
                        .requireAbsent("a")
                        .requireRevision("b", a)
                        .requireRevision("c", b)
                        .requireAbsent("d")
                        .put("e", bytes("1"))))
                .containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    final void requiresTheRevisionOfTheLastWrite() {
        long first = put("a", "1");
        long second = put("a", "2");

        assertThat(conflict(Batch.builder().requireRevision("a", first).put("a", bytes("3"))))
                .containsExactly("a");
        assertThat(commit(Batch.builder().requireRevision("a", second).put("a", bytes("3"))))
                .isEqualTo(second + 1);
        assertThat(valueOf("a")).contains("3");
    }

    @Test
    final void comparesRevisionsOfRecordsAndNotOfTheStore() {
        long written = put("a", "1");
        put("b", "1");

        commit(Batch.builder().requireRevision("a", written).put("c", bytes("1")));
        assertThat(valueOf("c")).contains("1");
    }

    @Test
    final void takesADeletedKeyForAbsent() {
        long written = put("a", "1");
        delete("a");

        assertThat(conflict(Batch.builder().requireRevision("a", written).put("a", bytes("2"))))
                .containsExactly("a");
        commit(Batch.builder().requireAbsent("a").put("a", bytes("2")));
        assertThat(valueOf("a")).contains("2");
    }

    @Test
    final void raisesTheRevisionByOneForEveryBatch() {
        List<Long> revisions = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            revisions.add(commit(Batch.builder().put("a" + i, bytes("1")).put("b" + i, bytes("2"))));
            conflict(Batch.builder().requireAbsent("a0").put("x", bytes("1")));
        }

        assertThat(revisions).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    final void addsToCounters() {
        store().addToCounters(Map.of("d/a", 2L, "d/b", 1L));
        store().addToCounters(Map.of("d/a", 3L, "e/a", 7L, "d/b", -1L));

        assertThat(new TreeMap<>(store().counters("d/"))).isEqualTo(Map.of("d/a", 5L, "d/b", 0L));
        assertThat(store().counters("")).hasSize(3);
        assertThat(store().counters("f")).isEmpty();
    }

    @Test
    final void keepsCountersApartFromRecords() {
        put("a", "1");
        store().addToCounters(Map.of("a", 5L));

        assertThat(store().revision()).isEqualTo(1);
        assertThat(valueOf("a")).contains("1");
        assertThat(keys("")).containsExactly("a");
        delete("a");
        assertThat(store().counters("a")).isEqualTo(Map.of("a", 5L));
    }

    @Test
    final void countsToLargeNumbers() {
        store().addToCounters(Map.of("big", Long.MAX_VALUE - 1));
        store().addToCounters(Map.of("big", 1L));

        assertThat(store().counters("big")).isEqualTo(Map.of("big", Long.MAX_VALUE));
    }
}
