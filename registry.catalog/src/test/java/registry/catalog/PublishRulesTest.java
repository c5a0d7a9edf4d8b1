package registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.catalog.Refusals.refusal;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.AccountId;
import registry.api.BundleVersion;
import registry.api.PackageName;

class PublishRulesTest {
    private static final List<String> PUBLISHED = List.of("1.0.0", "1.0.2", "1.1.0", "2.0.0-rc.1", "2.0.0");

    @ParameterizedTest
    @ValueSource(strings = {"2.0.1-alpha", "2.0.1", "3.0.0", "10.0.0"})
    void everyOrderAllowsWhatIsGreaterThanAll(String version) {
        for (VersionOrder order : VersionOrder.values()) {
            require(order, version);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.1", "1.0.3", "1.1.1", "1.2.0", "2.0.0-rc.2", "0.1.0"})
    void greatestAllowsNothingElse(String version) {
        assertThat(refusal(() -> require(VersionOrder.GREATEST, version))).isEqualTo(CatalogError.VERSION_NOT_ALLOWED);
    }

    @ParameterizedTest
    @CsvSource({
        "1.0.3, true",
        "1.1.1, true",
        "1.1.1-rc.1, true",
        "1.0.1, false",
        "1.0.2-rc.1, false",
        "1.2.0, false",
        "0.9.0, false",
        "2.0.0-rc.2, false"
    })
    void greaterInLineAllowsPatchesOfOlderLines(String version, boolean allowed) {
        if (allowed) {
            require(VersionOrder.GREATER_IN_LINE, version);
        } else {
            assertThat(refusal(() -> require(VersionOrder.GREATER_IN_LINE, version)))
                    .isEqualTo(CatalogError.VERSION_NOT_ALLOWED);
        }
    }

    private static void require(VersionOrder order, String version) {
        PackageRecord record = new PackageRecord(
                PackageName.parse("com.example.app"),
                new AccountId("a"),
                "ada",
                Instant.EPOCH,
                BundleVersion.parse("2.0.0"),
                false,
                false);
        PublishRules.requireOrder(order, record, BundleVersion.parse(version), PublishRulesTest::published);
    }

    private static Stream<BundleVersion> published() {
        return PUBLISHED.stream().map(BundleVersion::parse);
    }
}
