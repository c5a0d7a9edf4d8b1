package registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.spi.Batch;

/** One record that cannot be read takes its package away, and no other. */
class DamageTest extends CatalogTestCase {
    private static final String OTHER = "com.example.other";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package/" + NAME,
                "version/" + NAME + "/1.0.0",
                "manifest/" + NAME + "/1.0.0",
                "edit/" + NAME + "/1.0.0"
            })
    void aDamagedRecordTakesOnlyItsPackageAway(String key) {
        registry.published(ada, NAME, "1.0.0");
        registry.edit(ada, NAME, "1.0.0", manifest -> manifest.putNull("links"));
        registry.published(ada, OTHER, "1.0.0");
        byte[] intact = registry.stores().metadata().read(key).orElseThrow().value();

        write(key, "{".getBytes(StandardCharsets.US_ASCII));
        try (Catalog started = registry.newCatalog()) {
            assertThat(listed(started)).containsExactly(OTHER);
            registry.published(ada, OTHER, "1.1.0");
            assertThat(catalog().trouble()).isEmpty();
            assertThat(registry.browse(OTHER)).containsExactly("1.1.0");

            write(key, intact);
            touchVersion();
            assertThat(listed(started)).containsExactly(NAME, OTHER);
        }
    }

    /** A manifest is looked at again when its version changes. */
    private void touchVersion() {
        String key = Keys.version(PACKAGE, version("1.0.0"));
        write(key, registry.stores().metadata().read(key).orElseThrow().value());
    }

    private void write(String key, byte[] value) {
        registry.stores().metadata().commit(Batch.builder().put(key, value).build());
    }

    private static Iterable<String> listed(Catalog catalog) {
        return TestCatalog.packages(TestCatalog.json(catalog.freshListing().all()));
    }
}
