package registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.accounts.Actor;
import registry.api.BundleVersion;
import registry.api.ErrorKind;
import registry.api.PackageName;
import registry.api.RegistryException;

/** Whatever happens, the snapshot that followed the changes equals one that is read anew. */
class ReadModelTest extends CatalogTestCase {
    private static final int STEPS = 60;
    private static final List<String> NAMES = List.of("com.example.a", "com.example.a-b", "com.example.b", "org.x.y");
    private static final List<String> VERSIONS =
            List.of("0.9.0", "1.0.0-rc.1", "1.0.0", "1.0.1", "1.1.0-beta", "1.1.0", "2.0.0-alpha", "2.0.0", "10.0.0");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void equalsOneThatIsReadAnewAfterAnySequenceOfChanges(long seed) {
        Random random = new Random(seed);
        int accepted = 0;
        for (int step = 0; step < STEPS; step++) {
            registry.pass(Duration.ofSeconds(1));
            if (attempt(random)) {
                accepted++;
            }
            if (step % 4 == 3) {
                assertThat(content(catalog())).isEqualTo(contentReadAnew());
            }
        }
        assertThat(accepted).as("steps that changed something").isGreaterThan(5);
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void equalsOneThatIsReadAnewAfterManyChangesAtOnce(long seed) {
        Together.run(STEPS, i -> attempt(new Random(seed * STEPS + i)));

        assertThat(content(catalog())).isEqualTo(contentReadAnew());
    }

    private boolean attempt(Random random) {
        Actor actor = random.nextInt(5) == 0 ? bob : ada;
        PackageName name = PackageName.parse(NAMES.get(random.nextInt(NAMES.size())));
        BundleVersion version = BundleVersion.parse(VERSIONS.get(random.nextInt(VERSIONS.size())));
        try {
            switch (random.nextInt(12)) {
                case 0, 1 -> catalog().yank(actor, name, version, new Yank(true, Optional.of("reason")));
                case 2 -> catalog().yank(actor, name, version, Yank.NONE);
                case 3 -> catalog().deleteVersion(actor, name, version);
                case 4 -> deletePackageSometimes(random, actor, name);
                case 5, 6 -> catalog().recordDownload(name, DownloadKind.FETCHED);
                default -> registry.publish(actor, Bundles.bundle(name.value(), version.toString()));
            }
            return true;
        } catch (RegistryException e) {
            assertThat(e.code().kind()).isNotEqualTo(ErrorKind.INTERNAL);
            return false;
        }
    }

    private void deletePackageSometimes(Random random, Actor actor, PackageName name) {
        if (random.nextInt(4) == 0) {
            catalog().deletePackage(actor, name);
        }
    }

    /** Download counts that another catalog cannot know yet are left out. */
    private List<String> contentReadAnew() {
        try (Catalog other = registry.newCatalog()) {
            return content(other);
        }
    }

    private static List<String> content(Catalog catalog) {
        List<String> content = new ArrayList<>();
        Listing listing = catalog.freshListing();
        content.add(text(listing.all()));
        content.add(text(listing.search(byTime())));
        for (String text : NAMES) {
            PackageName name = PackageName.parse(text);
            content.add(text(listing.search(ListQuery.ofPackage(name))));
            content.add(text(listing.versions(name)));
            content.add(listing.facts(name).toString());
        }
        Stats stats = catalog.stats();
        content.add(stats.publishedBundles() + " " + stats.uniquePackages() + " " + stats.activeDevelopers());
        return content;
    }

    private static ListQuery byTime() {
        return new ListQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ListQuery.Sort.UPDATED,
                OptionalInt.empty(),
                Optional.empty());
    }

    private static String text(EncodedJson json) {
        return new String(TestCatalog.bytes(json), StandardCharsets.UTF_8)
                .replaceAll("\"downloads\":[0-9]+", "\"downloads\":n");
    }
}
