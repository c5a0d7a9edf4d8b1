package registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.catalog.Bundles.bundle;
import static registry.catalog.Refusals.refusal;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GreaterInLineTest extends CatalogTestCase {
    @Override
    Map<String, String> settings() {
        return Map.of("publish.version-order", "greater-in-line");
    }

    @Test
    void olderLinesGetPatchesAndDeletedVersionsStillCount() {
        registry.published(ada, NAME, "1.0.0");
        registry.published(ada, NAME, "2.0.0");
        registry.published(ada, NAME, "1.0.5");
        registry.delete(ada, NAME, "1.0.5");

        for (String version : List.of("1.0.4", "1.1.0", "0.9.0")) {
            assertThat(refusal(() -> registry.publish(ada, bundle(NAME, version))))
                    .as(version)
                    .isEqualTo(CatalogError.VERSION_NOT_ALLOWED);
        }
        registry.published(ada, NAME, "1.0.6");
        assertThat(registry.browse(NAME)).containsExactly("2.0.0");
        registry.published(ada, NAME, "2.0.1");
    }
}
