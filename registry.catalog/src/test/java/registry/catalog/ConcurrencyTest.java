package registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import registry.accounts.Actor;
import registry.api.RegistryException;

class ConcurrencyTest extends CatalogTestCase {
    private static final int PUBLISHERS = 64;

    @Test
    void oneOfManyPublishersOfTheSameBytesPublishesAndTheRestHearThatItIsDone() {
        byte[] bundle = Bundles.bundle(NAME, "1.0.0");

        Map<String, Long> outcomes = count(Together.run(PUBLISHERS, i -> outcome(ada, bundle)));

        assertThat(outcomes).containsExactlyInAnyOrderEntriesOf(Map.of("published", 1L, "already", PUBLISHERS - 1L));
        assertThat(catalog().stats().publishedBundles()).isEqualTo(1);
    }

    @Test
    void oneOfManyPublishersOfDifferentBytesPublishesAndTheRestAreRefused() {
        List<byte[]> bundles = IntStream.range(0, PUBLISHERS)
                .mapToObj(i ->
                        Bundles.bundle(NAME, "1.0.0", Bundles.KEY, manifest -> manifest.put("comment", "variant " + i)))
                .toList();

        Map<String, Long> outcomes = count(Together.run(PUBLISHERS, i -> outcome(ada, bundles.get(i))));

        assertThat(outcomes)
                .containsExactlyInAnyOrderEntriesOf(Map.of("published", 1L, "version_exists", PUBLISHERS - 1L));
        byte[] stored = catalog().manifest(PACKAGE, version("1.0.0"));
        String comment = TestCatalog.json(stored).path("comment").asText();
        assertThat(TestCatalog.json(catalog().listing().all())
                        .path(0)
                        .path("comment")
                        .asText())
                .isEqualTo(comment);
    }

    @Test
    void aNameHasOneOwnerHoweverManyAccountsPublishItFirst() {
        List<Actor> actors =
                IntStream.range(0, 16).mapToObj(i -> registry.actor("user" + i)).toList();

        Map<String, Long> outcomes =
                count(Together.run(actors.size(), i -> outcome(actors.get(i), Bundles.bundle(NAME, "1.0." + i))));

        assertThat(outcomes)
                .containsExactlyInAnyOrderEntriesOf(Map.of("published", 1L, "not_owner", actors.size() - 1L));
    }

    @Test
    void versionsPublishedAtTheSameTimeNeverGoBackwards() {
        Together.run(16, i -> outcome(ada, Bundles.bundle(NAME, "1.0." + i)));

        List<VersionFacts> facts = catalog().listing().facts(PACKAGE);
        assertThat(facts).isNotEmpty();
        assertThat(facts.getFirst().version()).isEqualTo(version("1.0.15"));
        assertThat(facts).extracting(VersionFacts::version).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void manyPackagesAtOnceAreAllListed() {
        Together.run(32, i -> outcome(ada, Bundles.bundle("com.example.app" + i, "1.0.0")));

        assertThat(catalog().stats().uniquePackages()).isEqualTo(32);
        assertThat(TestCatalog.packages(TestCatalog.json(catalog().listing().all())))
                .hasSize(32)
                .isSorted();
    }

    private String outcome(Actor actor, byte[] bundle) {
        try {
            return switch (registry.publish(actor, bundle)) {
                case PublishResult.Published published -> "published";
                case PublishResult.AlreadyPublished already -> "already";
                case PublishResult.Refused refused -> "refused";
            };
        } catch (RegistryException e) {
            return e.code().code();
        }
    }

    private static Map<String, Long> count(List<String> outcomes) {
        return outcomes.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
