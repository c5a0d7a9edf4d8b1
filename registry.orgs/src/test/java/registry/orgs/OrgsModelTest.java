package registry.orgs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomGenerator;
import registry.api.ConfigScope;
import registry.api.spi.MetadataStore;
import registry.testing.storage.InMemoryMetadataStoreProvider;

/** Whatever people do, in whatever order and at whatever moment: it comes to what the model says. */
class OrgsModelTest {
    private static final int SEED = 2026;

    /** The same steps in every build, so that what fails is what was changed. */
    private static final String STEPS = "" + SEED;

    private static final int MOST_SEQUENCES = 400;
    private static final int MOST_PAIRS = 2000;

    /** More uses of the store than most steps need. */
    private static final int USES = 24;

    @Property(tries = 1000, seed = STEPS, edgeCases = EdgeCasesMode.NONE)
    void whateverPeopleDoTheRulesHold(@ForAll("sequences") List<Step> steps) {
        assertThat(difference(new RealOrgs(store()), steps)).isEmpty();
    }

    /** One cuts in on the other between any two uses of the store. */
    @Property(tries = 1000, seed = STEPS, edgeCases = EdgeCasesMode.NONE)
    void whoCutsInOnAnotherComesBeforeOrAfterThem(@ForAll("pairs") Pair pair, @ForAll("moments") int moment) {
        assertThat(new CutIn(pair, moment).difference(true)).isEmpty();
    }

    @Property(tries = 300, seed = STEPS, edgeCases = EdgeCasesMode.NONE)
    void whatTwoDoAtOnceTheyMightHaveDoneInTurn(@ForAll("pairs") Pair pair) {
        try (RealOrgs real = new RealOrgs(store())) {
            pair.prepare(real);

            List<String> outcomes = Together.run(2, i -> (i == 0 ? pair.one() : pair.other()).on(real));

            assertThat(pair.difference(new Pair.Result(outcomes.get(0), outcomes.get(1), real.picture())))
                    .isEmpty();
        }
    }

    /** The comparison is worth something: it finds every fault, always by the same steps, which do no harm without it. */
    @Property(generation = GenerationMode.EXHAUSTIVE)
    void aBrokenRuleIsFound(@ForAll Fault fault) {
        Random random = new Random(SEED);
        RandomGenerator<List<Step>> sequences = sequences().generator(MOST_SEQUENCES);

        Optional<List<Step>> telling = Stream.generate(
                        () -> sequences.next(random).value())
                .limit(MOST_SEQUENCES)
                .filter(steps -> difference(fault.on(store()), steps).isPresent())
                .findFirst();

        assertThat(telling).as(fault.name()).isPresent();
        assertThat(difference(new RealOrgs(store()), telling.orElseThrow())).isEmpty();
    }

    @Property(tries = 1)
    void lostUpdatesAreFound() {
        Random random = new Random(SEED);
        RandomGenerator<Pair> pairs = pairs().generator(MOST_PAIRS);
        RandomGenerator<Integer> moments = moments().generator(MOST_PAIRS);

        Optional<CutIn> telling = Stream.generate(() -> new CutIn(
                        pairs.next(random).value(), moments.next(random).value()))
                .limit(MOST_PAIRS)
                .filter(cutIn -> cutIn.difference(false).isPresent())
                .findFirst();

        assertThat(telling).isPresent();
        assertThat(telling.orElseThrow().difference(true)).isEmpty();
    }

    @Provide
    Arbitrary<List<Step>> sequences() {
        return Steps.sequences(20, 40);
    }

    @Provide
    Arbitrary<Pair> pairs() {
        return Combinators.combine(Steps.sequences(0, 25), Steps.step(), Steps.step())
                .as(Pair::new);
    }

    @Provide
    Arbitrary<Integer> moments() {
        return Arbitraries.integers().between(0, USES);
    }

    /** That the other of a pair cuts in on the one after so many uses of the store. */
    private record CutIn(Pair pair, int moment) {
        Optional<String> difference(boolean conditions) {
            Interrupted store = new Interrupted(store(), conditions);
            try (RealOrgs real = new RealOrgs(store)) {
                pair.prepare(real);
                String[] outcomes = new String[2];
                store.run(
                        () -> outcomes[0] = pair.one().on(real),
                        () -> outcomes[1] = pair.other().on(real),
                        moment);
                return pair.difference(new Pair.Result(outcomes[0], outcomes[1], real.picture()));
            }
        }
    }

    private static Optional<String> difference(RealOrgs system, List<Step> steps) {
        try (RealOrgs real = system) {
            return new Comparison(real).difference(steps);
        }
    }

    private static MetadataStore store() {
        return new InMemoryMetadataStoreProvider().open(ConfigScope.of("registry.memory", Map.of()));
    }
}
