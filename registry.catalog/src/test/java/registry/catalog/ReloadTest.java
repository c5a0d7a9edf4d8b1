package registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import registry.api.PackageName;
import registry.api.spi.Changes;
import registry.storage.DocumentStore;

/** The store may forget how it got where it is; readers must not notice. */
class ReloadTest extends CatalogTestCase {
    @Test
    void aReloadFindsWhatTheFeedDidNotTell() {
        ReadModel model = model();
        registry.published(ada, NAME, "1.0.0");
        registry.published(bob, "com.example.other", "1.0.0");
        model.reload(0);
        registry.yank(ada, NAME, "1.0.0");
        catalog().deletePackage(bob, PackageName.parse("com.example.other"));

        model.reload(0);

        assertThat(model.snapshot().packages()).singleElement().satisfies(view -> {
            assertThat(view.name()).isEqualTo(PACKAGE);
            assertThat(view.versions()).singleElement().matches(VersionFacts::yanked);
        });
        assertThat(model.snapshot().totals()).isEqualTo(new Snapshot.Totals(1, 1));
    }

    @Test
    void changesThatAreHeardTwiceChangeNothing() {
        ReadModel model = model();
        registry.published(ada, NAME, "1.0.0");
        registry.published(ada, NAME, "1.1.0");
        model.reload(0);
        List<PackageView> before = model.snapshot().packages();

        Changes all = registry.stores().metadata().changes(0, 1_000, Duration.ZERO);
        model.changed((Changes.Feed) all);

        assertThat(model.snapshot().packages()).hasSameSizeAs(before);
        assertThat(model.snapshot().packages().getFirst().versions())
                .isEqualTo(before.getFirst().versions());
        assertThat(model.snapshot().totals()).isEqualTo(new Snapshot.Totals(2, 1));
    }

    private ReadModel model() {
        return new ReadModel(
                new DocumentStore(registry.stores().metadata()),
                new Owners(registry.accounts(), registry.verified()),
                new Downloads(registry.stores().metadata(), Clock.systemUTC()));
    }
}
