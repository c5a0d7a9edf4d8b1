package registry.signing.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static registry.signing.support.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import registry.signing.SigningError;
import registry.signing.support.SharedFiles;

final class CanonicalJsonTest {
    @Test
    void agreesWithThePublishedVectors() throws IOException {
        Path vectors = SharedFiles.find("vectors/jcs");
        List<Path> inputs;
        try (Stream<Path> files = Files.list(vectors.resolve("input"))) {
            inputs = files.sorted().toList();
        }

        assertThat(inputs).hasSizeGreaterThanOrEqualTo(6);
        for (Path input : inputs) {
            byte[] expected = Files.readAllBytes(vectors.resolve("output").resolve(input.getFileName()));
            String text = Files.readString(input);
            assertThat(CanonicalJson.of(text)).as("%s", input).isEqualTo(expected);
            assertThat(CanonicalJson.of(new JsonMapper().readTree(text)))
                    .as("tree of %s", input)
                    .isEqualTo(expected);
        }
    }

    // The literals and spellings of RFC 8785, appendix B, and the integers around 2^53.
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "-0.0, 0",
        "0e9, 0",
        "10.0, 10",
        "1e0, 1",
        "5e-324, 5e-324",
        "-5e-324, -5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "9007199254740992, 9007199254740992",
        "9007199254740993, 9007199254740992",
        "-9007199254740992, -9007199254740992",
        "295147905179352830000, 295147905179352830000",
        "18446744073709551615, 18446744073709552000",
        "1e20, 100000000000000000000",
        "9.999999999999997e22, 9.999999999999997e+22",
        "1e23, 1e+23",
        "1.0000000000000001e23, 1.0000000000000001e+23",
        "999999999999999700000, 999999999999999700000",
        "999999999999999900000, 999999999999999900000",
        "1e21, 1e+21",
        "9.999999999999997e-7, 9.999999999999997e-7",
        "1e-7, 1e-7",
        "0.000001, 0.000001",
        "333333333.3333332, 333333333.3333332",
        "333333333.33333325, 333333333.33333325",
        "333333333.3333333, 333333333.3333333",
        "333333333.3333334, 333333333.3333334",
        "333333333.33333343, 333333333.33333343",
        "-0.0000033333333333333333, -0.0000033333333333333333",
        "1424953923781206.2, 1424953923781206.2",
        "123456789012345680000, 123456789012345680000"
    })
    void writesNumbersAsEcmaScriptDoes(String literal, String canonical) {
        assertThat(canonical(literal)).isEqualTo(canonical);
        assertThat(canonical("[" + literal + "]")).isEqualTo("[" + canonical + "]");
    }

    @Test
    void sortsNamesByTheirUtf16CodeUnits() {
        assertThat(
                        canonical(
                                "{\"\uFB33\":1,\"\uD83D\uDE00\":2,\"\u20ac\":3,\"1\":4,\"\\r\":5,\"\u00f6\":6,\"\":7,\"a\":{\"z\":0,\"B\":0}}"))
                .isEqualTo(
                        "{\"\":7,\"\\r\":5,\"1\":4,\"a\":{\"B\":0,\"z\":0},\"\u00f6\":6,\"\u20ac\":3,\"\uD83D\uDE00\":2,\"\uFB33\":1}");
    }

    @Test
    void escapesOnlyWhatItMust() {
        assertThat(canonical("\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001F\\\"\\\\\\/\\u007f\\u0080\\u2028\\ufeff<>&'é\""))
                .isEqualTo("\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\\\"\\\\/\u007f\u0080\u2028\ufeff<>&'é\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"text\"", "true", "false", "null", "[]", "{}", "12"})
    void takesAnyValueAtTheTop(String json) {
        assertThat(canonical(" " + json + "\n")).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "01",
                "[01]",
                "1.",
                ".5",
                "1e400",
                "-1e400",
                "NaN",
                "[Infinity]",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "\"\\ud800\"",
                "{\"\\udc00\":1}",
                "[1],[2]",
                "{}]",
                "[",
                "{\"a\"}",
                "'a'",
                "[1,]",
                "/**/1",
                "tru",
                "0x1p3",
                "1f"
            })
    void refusesWhatIsNoInteroperableJson(String json) {
        assertRefused(SigningError.INVALID_MANIFEST, () -> CanonicalJson.of(json))
                .isNotEmpty();
    }

    @Test
    void followsDeepNestingToItsLimitOnly() {
        assertThat(canonical("[".repeat(512) + "]".repeat(512))).hasSize(1024);
        assertRefused(SigningError.INVALID_MANIFEST, () -> CanonicalJson.of("[".repeat(100_000) + "]".repeat(100_000)))
                .contains("deeper than 512");
    }

    @Test
    void refusesATreeThatIsNestedTooDeep() {
        ArrayNode tree = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 100_000; i++) {
            tree = JsonNodeFactory.instance.arrayNode().add(tree);
        }
        JsonNode deep = tree;

        assertRefused(SigningError.INVALID_MANIFEST, () -> CanonicalJson.of(deep))
                .isNotEmpty();
    }

    @Test
    void refusesATreeThatHoldsNoJson() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;

        assertRefused(SigningError.INVALID_MANIFEST, () -> CanonicalJson.of(nodes.numberNode(Double.NaN)))
                .isNotEmpty();
        assertRefused(SigningError.INVALID_MANIFEST, () -> CanonicalJson.of(nodes.textNode("\ud800")))
                .contains("lone surrogate");
    }

    private static String canonical(String json) {
        return new String(CanonicalJson.of(json), UTF_8);
    }
}
