package registry.testing.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The checker, with guidance and without, says what the definition of linearizability says. */
class RandomHistoriesTest {
    private static final int HISTORIES = 2_000;
    private static final int CALLS = 7;
    private static final int MUTATIONS = 3;

    @Test
    void acceptsWhatARightStoreAnswers() {
        int inDoubt = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            History history = History.of(RandomHistory.play(seed, CALLS));

            assertThat(BruteForce.isLinearizable(history))
                    .as("history %s", seed)
                    .isTrue();
            assertThat(isAccepted(history, seed)).as("history %s", seed).isTrue();
            inDoubt += (int) history.unanswered();
        }
        assertThat(inDoubt).isGreaterThan(HISTORIES / 2);
    }

    @Test
    void refusesWhatNoRightStoreAnswers() {
        int refused = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            List<Event> events = RandomHistory.play(seed, CALLS);
            for (int i = 0; i < MUTATIONS; i++) {
                History mutated = History.of(new Mutation(MUTATIONS * (long) seed + i).of(events));
                boolean right = BruteForce.isLinearizable(mutated);

                assertThat(isAccepted(mutated, seed))
                        .as("history %s, mutation %s", seed, i)
                        .isEqualTo(right);
                refused += right ? 0 : 1;
            }
        }
        assertThat(refused).isBetween(HISTORIES, HISTORIES * MUTATIONS - HISTORIES / 2);
    }

    /** Longer than brute force can look at. */
    @Test
    void judgesLongHistoriesEquallyWithAndWithoutGuidance() {
        int refused = 0;
        for (int seed = 0; seed < 300; seed++) {
            List<Event> events = RandomHistory.play(seed, 25);
            assertThat(isAccepted(History.of(events), seed))
                    .as("history %s", seed)
                    .isTrue();
            refused += isAccepted(History.of(new Mutation(seed).of(events)), seed) ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(100);
    }

    private static boolean isAccepted(History history, int seed) {
        Verdict guided = LinearizabilityChecker.check(history);
        Verdict unguided = LinearizabilityChecker.checkUnguided(history);
        assertThat(guided).isNotInstanceOf(Verdict.Undecided.class);
        assertThat(unguided).isNotInstanceOf(Verdict.Undecided.class);
        boolean accepted = guided instanceof Verdict.Linearizable;
        assertThat(unguided instanceof Verdict.Linearizable)
                .as("history %s", seed)
                .isEqualTo(accepted);
        return accepted;
    }
}
