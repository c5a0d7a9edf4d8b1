package registry.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarTest {
    private static final List<String> NAMES = List.of("bundle", "config", "versions", "verify");

    @ParameterizedTest
    @CsvSource({"bundel, bundle", "cofnig, config", "vers, versions", "Verify, verify", "ver, verify"})
    void findsTheNearestName(String typed, String meant) {
        assertThat(Similar.to(typed, NAMES)).contains(meant);
    }

    @Test
    void findsNothingForSomethingElse() {
        assertThat(Similar.to("frobnicate", NAMES)).isEmpty();
        assertThat(Similar.to("", NAMES)).isEmpty();
    }

    @Test
    void countsEdits() {
        assertThat(Similar.edits("", "abc")).isEqualTo(3);
        assertThat(Similar.edits("kitten", "sitting")).isEqualTo(3);
        assertThat(Similar.edits("same", "same")).isZero();
    }
}
