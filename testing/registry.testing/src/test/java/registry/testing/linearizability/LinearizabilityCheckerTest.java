package registry.testing.linearizability;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.testing.linearizability.Scenario.add;
import static registry.testing.linearizability.Scenario.added;
import static registry.testing.linearizability.Scenario.commit;
import static registry.testing.linearizability.Scenario.committed;
import static registry.testing.linearizability.Scenario.conflict;
import static registry.testing.linearizability.Scenario.counted;
import static registry.testing.linearizability.Scenario.counters;
import static registry.testing.linearizability.Scenario.delete;
import static registry.testing.linearizability.Scenario.entry;
import static registry.testing.linearizability.Scenario.fed;
import static registry.testing.linearizability.Scenario.feed;
import static registry.testing.linearizability.Scenario.newest;
import static registry.testing.linearizability.Scenario.nothingCounted;
import static registry.testing.linearizability.Scenario.page;
import static registry.testing.linearizability.Scenario.put;
import static registry.testing.linearizability.Scenario.read;
import static registry.testing.linearizability.Scenario.records;
import static registry.testing.linearizability.Scenario.revision;
import static registry.testing.linearizability.Scenario.write;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The anomalies that are known, and what looks like one and is none; with guidance and without. */
class LinearizabilityCheckerTest {
    private final Scenario scenario = new Scenario();

    @Test
    void acceptsNothing() {
        accepts(scenario);
    }

    @Test
    void acceptsOneThingAfterTheOther() {
        accepts(scenario.call(put("a", "1"), committed(1))
                .call(read("a"), records(entry("a", "1", 1)))
                .call(commit(Map.of("a", 1L, "b", 0L), write("a", "2"), write("b", "2")), committed(2))
                .call(commit(Map.of("a", 1L, "b", 0L), write("a", "3")), conflict("a", "b"))
                .call(new Request.Scan("", "a", 5), page(entry("b", "2", 2)))
                .call(delete("a"), committed(3))
                .call(read("a", "b"), records(entry("b", "2", 2)))
                .call(revision(), newest(3)));
    }

    @Test
    void acceptsEitherOrderOfConcurrentWrites() {
        accepts(scenario.begin("one", put("a", "1"))
                .begin("two", put("a", "2"))
                .end("one", committed(2))
                .end("two", committed(1))
                .call(read("a"), records(entry("a", "1", 2))));
    }

    @Test
    void acceptsAReadThatSeesAConcurrentWriteOrNot() {
        for (Answer seen : new Answer[] {records(), records(entry("a", "1", 1))}) {
            accepts(new Scenario()
                    .begin("write", put("a", "1"))
                    .call(read("a"), seen)
                    .end("write", committed(1)));
        }
    }

    @Test
    void refusesAStaleRead() {
        refuses(scenario.call(put("a", "1"), committed(1))
                .call(put("a", "2"), committed(2))
                .call(read("a"), records(entry("a", "1", 1))));
    }

    /** Each alone is right, but after one read has seen the write, a later one must. */
    @Test
    void refusesReadsThatGoBack() {
        refuses(scenario.begin("write", put("a", "1"))
                .call(read("a"), records(entry("a", "1", 1)))
                .call(read("a"), records())
                .end("write", committed(1)));
    }

    @Test
    void refusesAReadThatIsAheadOfItsTime() {
        refuses(scenario.call(read("a"), records(entry("a", "1", 1))).call(put("a", "1"), committed(1)));
    }

    @Test
    void refusesADirtyRead() {
        refuses(scenario.call(put("a", "1"), committed(1))
                .begin("refused", commit(Map.of("a", 0L), write("b", "2")))
                .call(read("b"), records(entry("b", "2", 2)))
                .end("refused", conflict("a")));
    }

    @Test
    void refusesALostUpdate() {
        refuses(scenario.call(put("a", "1"), committed(1))
                .begin("one", commit(Map.of("a", 1L), write("a", "2")))
                .begin("two", commit(Map.of("a", 1L), write("a", "3")))
                .end("one", committed(2))
                .end("two", committed(3)));
    }

    @Test
    void refusesATornBatch() {
        refuses(scenario.begin("write", commit(Map.of(), write("a", "1"), write("b", "1")))
                .call(read("a", "b"), records(entry("a", "1", 1)))
                .end("write", committed(1)));
    }

    @Test
    void refusesAConflictThatWasNone() {
        refuses(scenario.call(put("a", "1"), committed(1))
                .call(commit(Map.of("a", 1L), write("a", "2")), conflict("a")));
    }

    @Test
    void refusesAConflictThatNamesOneOfTwo() {
        refuses(scenario.call(commit(Map.of("a", 1L, "b", 1L), write("a", "2")), conflict("a")));
    }

    /** "One" was over before "two" began, and so has the smaller revision. */
    @Test
    void refusesRevisionsAgainstRealTime() {
        refuses(scenario.begin("long", put("c", "0"))
                .call(put("a", "1"), committed(2))
                .call(put("b", "1"), committed(1))
                .end("long", committed(3)));
    }

    @Test
    void refusesAGapInTheRevisions() {
        refuses(scenario.call(put("a", "1"), committed(1)).call(put("a", "2"), committed(3)));
    }

    @Test
    void refusesARevisionThatWasGivenTwice() {
        refuses(scenario.begin("one", put("a", "1"))
                .begin("two", put("b", "1"))
                .end("one", committed(1))
                .end("two", committed(1)));
    }

    @Test
    void refusesAWriteThatWasAcknowledgedAndLost() {
        refuses(scenario.call(put("a", "1"), committed(1))
                .call(put("b", "1"), committed(2))
                .call(revision(), newest(1)));
    }

    @Test
    void refusesAnEmptyStoreAfterAWrite() {
        refuses(scenario.call(put("a", "1"), committed(1)).call(read("a"), records()));
    }

    @Test
    void refusesAFeedThatLeavesSomethingOut() {
        refuses(scenario.call(put("a", "1"), committed(1))
                .call(put("b", "1"), committed(2))
                .call(feed(0), new Answer.Feed(List.of(new Answer.Change(2, "b", false)), 2)));
    }

    @Test
    void refusesAFeedThatTellsOfARefusedBatch() {
        refuses(scenario.call(put("a", "1"), committed(1))
                .call(commit(Map.of("a", 0L), write("b", "1")), conflict("a"))
                .call(feed(0), fed(0, "a", "b")));
    }

    @Test
    void refusesAFeedThatHasForgotten() {
        refuses(scenario.call(put("a", "1"), committed(1)).call(feed(0), new Answer.Forgotten(1)));
    }

    @Test
    void refusesAScanOutOfOrder() {
        scenario.call(put("a", "1"), committed(1)).call(put("b", "1"), committed(2));
        refuses(scenario.call(new Request.Scan("", "", 5), page(entry("b", "1", 2), entry("a", "1", 1))));
    }

    @Test
    void acceptsAWriteInDoubtThatHappened() {
        accepts(scenario.begin("lost", put("a", "1"))
                .call(put("b", "1"), committed(2))
                .call(read("a"), records(entry("a", "1", 1)))
                .call(feed(0), fed(0, "a", "b")));
    }

    @Test
    void acceptsAWriteInDoubtThatHappenedLate() {
        accepts(scenario.begin("lost", put("a", "1"))
                .call(read("a"), records())
                .call(put("b", "1"), committed(1))
                .call(read("a"), records())
                .call(read("a"), records(entry("a", "1", 2))));
    }

    @Test
    void acceptsAWriteInDoubtThatNeverHappened() {
        accepts(scenario.begin("lost", put("a", "1"))
                .call(put("b", "1"), committed(1))
                .call(feed(0), fed(0, "b")));
    }

    @Test
    void acceptsAConditionalWriteInDoubtThatWasRefused() {
        accepts(scenario.call(put("a", "1"), committed(1))
                .begin("lost", commit(Map.of("a", 0L), write("a", "2")))
                .call(put("b", "1"), committed(2)));
    }

    @Test
    void refusesAWriteInDoubtThatHappenedTwice() {
        refuses(scenario.begin("lost", put("a", "1"))
                .call(read("a"), records(entry("a", "1", 1)))
                .call(delete("a"), committed(2))
                .call(read("a"), records(entry("a", "1", 3))));
    }

    @Test
    void refusesAWriteInDoubtThatIsUndone() {
        refuses(scenario.begin("lost", put("a", "1"))
                .call(read("a"), records(entry("a", "1", 1)))
                .call(read("a"), records()));
    }

    @Test
    void refusesAWriteInDoubtThatHappenedBeforeItBegan() {
        refuses(scenario.call(read("a"), records(entry("a", "1", 1))).begin("lost", put("a", "1")));
    }

    /** The store said that it did nothing, and then did. */
    @Test
    void refusesARefusedWriteThatHappensLater() {
        refuses(scenario.call(put("a", "1"), committed(1))
                .call(commit(Map.of("a", 0L), write("a", "2")), conflict("a"))
                .call(delete("a"), committed(2))
                .call(read("a"), records(entry("a", "2", 3))));
    }

    @Test
    void choosesAmongWritesInDoubt() {
        for (int i = 0; i < 6; i++) {
            scenario.begin("lost " + i, put("a", "v" + i));
        }
        accepts(scenario.call(read("a"), records(entry("a", "v5", 1)))
                .call(put("b", "1"), committed(2))
                .call(read("a"), records(entry("a", "v2", 3)))
                .call(revision(), newest(3)));
    }

    @Test
    void acceptsConcurrentAdditions() {
        accepts(scenario.begin("one", add(1))
                .begin("two", add(2))
                .call(counters(), counted(2))
                .end("one", added())
                .end("two", added())
                .call(counters(), counted(3)));
    }

    @Test
    void refusesALostAddition() {
        refuses(scenario.call(add(1), added()).call(add(2), added()).call(counters(), counted(2)));
    }

    @Test
    void refusesAnAdditionThatCountsTwice() {
        refuses(scenario.begin("lost", add(1)).call(counters(), counted(2)));
    }

    @Test
    void acceptsAnAdditionInDoubtOnceOrNever() {
        accepts(scenario.begin("lost", add(5))
                .call(counters(), nothingCounted())
                .call(counters(), counted(5)));
        accepts(new Scenario().begin("lost", add(5)).call(counters(), nothingCounted()));
    }

    @Test
    void refusesAnAdditionInDoubtThatCountsInPart() {
        scenario.begin("lost", new Request.Add(Map.of("c", 1L, "d", 1L)));
        refuses(scenario.call(counters(), counted(1)));
    }

    /** Only of one of its counters is known that it was not there. */
    @Test
    void acceptsAnAdditionInDoubtThatHappensAfterOneReadAndBeforeAnother() {
        accepts(scenario.begin("lost", new Request.Add(Map.of("c", 1L, "d", 1L)))
                .call(new Request.ReadCounters("d"), nothingCounted())
                .call(new Request.ReadCounters("c"), counted(1)));
    }

    @Test
    void saysWhatIsWrong() {
        scenario.call(put("a", "1"), committed(1)).call(read("a"), records());

        Verdict verdict = LinearizabilityChecker.check(scenario.history());

        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        assertThat(((Verdict.Refused) verdict).reason())
                .contains("after at most 1 answered calls", "revision 1", "call 2", "but in this order it is");
    }

    @Test
    void saysHowManyWritesInDoubtHappened() {
        scenario.begin("one", put("a", "1")).begin("two", put("b", "1")).call(feed(0), fed(0, "b"));

        assertThat(LinearizabilityChecker.check(scenario.history()))
                .isInstanceOfSatisfying(
                        Verdict.Linearizable.class,
                        verdict -> assertThat(verdict.happened()).isEqualTo(1));
    }

    private static void accepts(Scenario scenario) {
        History history = scenario.history();
        assertThat(LinearizabilityChecker.check(history)).isInstanceOf(Verdict.Linearizable.class);
        assertThat(LinearizabilityChecker.checkUnguided(history)).isInstanceOf(Verdict.Linearizable.class);
    }

    private static void refuses(Scenario scenario) {
        History history = scenario.history();
        assertThat(LinearizabilityChecker.check(history)).isInstanceOf(Verdict.Refused.class);
        assertThat(LinearizabilityChecker.checkUnguided(history)).isInstanceOf(Verdict.Refused.class);
    }
}
