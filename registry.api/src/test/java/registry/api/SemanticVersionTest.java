package registry.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SemanticVersionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0",
                "1.2.3",
                "10.20.30",
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-0A.is.legal",
                "1.0.0--",
                "1.0.0+build.007",
                "1.0.0-rc.1+exp.sha-5114f85",
                "18446744073709551615.0.0",
                "1.0.0-99999999999999999999999"
            })
    void readsWhatTheSpecificationAllowsAndPrintsItUnchanged(String text) {
        assertThat(SemanticVersion.tryParse(text))
                .map(SemanticVersion::toString)
                .contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.0",
                "1.0.0.0",
                "v1.0.0",
                "01.0.0",
                "1.00.0",
                "1.0.0-",
                "1.0.0-01",
                "1.0.0-a..b",
                "1.0.0+",
                "1.0.0-ä",
                " 1.0.0",
                "1.0.0 ",
                "1.0.0\n",
                "latest",
                "-1.0.0",
                "١.0.0",
                "18446744073709551616.0.0"
            })
    void refusesEverythingElse(String text) {
        assertThat(SemanticVersion.tryParse(text)).isEmpty();
    }

    @Test
    void ordersByPrecedence() {
        List<String> ascending = List.of(
                "0.9.9",
                "1.0.0-1",
                "1.0.0-2",
                "1.0.0-10",
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0",
                "1.2.0",
                "1.10.0",
                "2.0.0");
        assertThat(ascending.reversed().stream()
                        .map(SemanticVersionTest::version)
                        .sorted())
                .map(SemanticVersion::toString)
                .containsExactlyElementsOf(ascending);
    }

    @Test
    void ignoresBuildMetadataInTheOrderButNotInEquality() {
        assertThat(version("1.0.0+a")).isEqualByComparingTo(version("1.0.0+b")).isNotEqualTo(version("1.0.0+b"));
    }

    private static SemanticVersion version(String text) {
        return SemanticVersion.tryParse(text).orElseThrow();
    }
}
