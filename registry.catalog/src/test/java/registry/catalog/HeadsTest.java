package registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import registry.api.BundleVersion;
import registry.api.Digest;

class HeadsTest {
    /** A version that ends in {@code !} is yanked. */
    @ParameterizedTest
    @CsvSource({
        "'1.0.0', 1.0.0, '1.0.0'",
        "'2.0.0 1.0.0', 2.0.0, '2.0.0'",
        "'2.0.0! 1.0.0', 1.0.0, '1.0.0 2.0.0'",
        "'2.0.0-rc.1 1.0.0', 1.0.0, '2.0.0-rc.1'",
        "'2.0.0-rc.1! 1.0.0', 1.0.0, '1.0.0 2.0.0-rc.1'",
        "'2.0.0-rc.1 1.0.0!', 2.0.0-rc.1, '2.0.0-rc.1'",
        "'2.0.0! 2.0.0-rc.1', 2.0.0-rc.1, '2.0.0'",
        "'2.0.0! 1.0.0!', 2.0.0, '2.0.0'",
        "'3.0.0! 2.0.0! 1.0.0 0.9.0', 1.0.0, '1.0.0 3.0.0'",
    })
    void chooseWhatIsOfferedAndWhatIsAnswered(String versions, String browse, String answer) {
        Heads heads = Heads.choose(
                Arrays.stream(versions.split(" ")).map(HeadsTest::facts).toList());

        assertThat(heads.browse().version()).hasToString(browse);
        assertThat(texts(heads.answer())).isEqualTo(answer);
    }

    private static String texts(List<VersionFacts> versions) {
        return String.join(
                " ",
                versions.stream().map(version -> version.version().toString()).toList());
    }

    private static VersionFacts facts(String text) {
        return new VersionFacts(
                BundleVersion.parse(text.replace("!", "")),
                Digest.ofContent(new byte[0]),
                1,
                "0.1.0",
                Instant.EPOCH,
                text.endsWith("!") ? new Yank(true, Optional.empty()) : Yank.NONE,
                false);
    }
}
