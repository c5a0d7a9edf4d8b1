package registry.signing.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static registry.signing.support.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import registry.signing.SigningError;

final class StrictJsonTest {
    @Test
    void readsEveryKindOfValue() {
        JsonNode json = parse("""
                {"text":"é🚀\\n\\ud83d\\ude80","int":-12,"long":9007199254740991,"yes":true,"no":false,
                 "nothing":null,"list":[1,[],{}],"":"empty name","__proto__":{"toString":0}}""");

        assertThat(json.get("text").textValue()).isEqualTo("é🚀\n🚀");
        assertThat(json.get("int").isInt()).isTrue();
        assertThat(json.get("long").longValue()).isEqualTo(9007199254740991L);
        assertThat(json.get("yes").booleanValue()).isTrue();
        assertThat(json.get("no").booleanValue()).isFalse();
        assertThat(json.get("nothing").isNull()).isTrue();
        assertThat(json.get("list")).hasSize(3);
        assertThat(json.get("").textValue()).isEqualTo("empty name");
        assertThat(json.get("__proto__").get("toString").intValue()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "7",
                "-9007199254740991",
                "9007199254740991",
                "\"text\"",
                "true",
                "null",
                " [ ] ",
                "\t\r\n{}"
            })
    void acceptsAnyValueAtTheTop(String json) {
        assertThat(parse(json)).isNotNull();
    }

    @Test
    void keepsTheOrderOfMembers() {
        assertThat(((ObjectNode) parse("{\"b\":1,\"a\":2,\"c\":3}")).fieldNames())
                .toIterable()
                .containsExactly("b", "a", "c");
    }

    @Test
    void acceptsTheDeepestNestingAndNoMore() {
        assertThat(parse("[".repeat(64) + "]".repeat(64))).hasSize(1);
        assertThat(parse("{\"a\":".repeat(64) + "1" + "}".repeat(64))).hasSize(1);
        assertRefused(SigningError.INVALID_MANIFEST, () -> parse("[".repeat(65) + "]".repeat(65)))
                .contains("deeper than 64");
    }

    static Stream<Arguments> hostileTexts() {
        return Stream.of(
                arguments("nothing", "", "ends"),
                arguments("white space only", " \n ", "ends"),
                arguments("duplicate name", "{\"a\":1,\"a\":1}", "/a: the name occurs twice"),
                arguments("duplicate name, escaped", "{\"name\":1,\"n\\u0061me\":2}", "/name: the name occurs twice"),
                arguments("duplicate empty name", "{\"\":1,\"\":2}", "occurs twice"),
                arguments("duplicate name deep inside", "{\"x\":[0,{\"a\":1,\"b\":2,\"a\":3}]}", "/x/1/a"),
                arguments("duplicate after null", "{\"a\":null,\"a\":1}", "occurs twice"),
                arguments("100 000 arrays", "[".repeat(100_000), "deeper than 64"),
                arguments("100 000 objects", "{\"a\":".repeat(100_000), "deeper than 64"),
                arguments("100 000 arrays, closed", "[".repeat(100_000) + "]".repeat(100_000), "deeper than 64"),
                arguments("high surrogate", "\"\\ud800\"", "lone surrogate"),
                arguments("low surrogate", "\"\\udc00\"", "lone surrogate"),
                arguments("surrogates the wrong way round", "\"\\udc00\\ud800\"", "lone surrogate"),
                arguments("high surrogate before a letter", "{\"a\":\"x\\ud83dy\"}", "/a: the text holds half"),
                arguments("high surrogate in a name", "{\"\\ud83d\":1}", "lone surrogate"),
                arguments("two high surrogates and a low one", "\"\\ud83d\\ud83d\\ude80\"", "lone surrogate"),
                arguments("escape without digits", "\"\\uZZZZ\"", "line 1"),
                arguments("2^53", "{\"size\":9007199254740992}", "/size: a number must be an integer"),
                arguments("-2^53", "-9007199254740992", "integer literal"),
                arguments("2^64", "18446744073709551616", "integer literal"),
                arguments("number of 1 000 digits", "9".repeat(1_000), "integer literal"),
                arguments("number of 1 000 000 digits", "9".repeat(1_000_000), "line 1"),
                arguments("zeros before nothing", "00", "line 1"),
                arguments("leading zero", "[01]", "line 1, column 3"),
                arguments("negative leading zero", "-01", "line 1"),
                arguments("plus sign", "+1", "line 1"),
                arguments("minus alone", "-", "line 1"),
                arguments("point", "10.0", "integer literal"),
                arguments("point without digits", "1.", "line 1"),
                arguments("exponent", "1e3", "integer literal"),
                arguments("huge exponent", "1e999999999", "integer literal"),
                arguments("hexadecimal", "0x10", "line 1"),
                arguments("NaN", "[NaN]", "line 1"),
                arguments("Infinity", "Infinity", "line 1"),
                arguments("-Infinity", "-Infinity", "line 1"),
                arguments("undefined", "undefined", "line 1"),
                arguments("capital True", "True", "line 1"),
                arguments("block comment", "{/* hello */}", "line 1"),
                arguments("line comment", "// hello\n{}", "line 1"),
                arguments("hash comment", "# hello\n{}", "line 1"),
                arguments("trailing comma in an array", "[1,]", "line 1"),
                arguments("trailing comma in an object", "{\"a\":1,}", "line 1"),
                arguments("missing value", "[1,,2]", "line 1"),
                arguments("missing colon", "{\"a\" 1}", "line 1"),
                arguments("name without quotes", "{a:1}", "line 1"),
                arguments("single quotes", "{'a':1}", "line 1"),
                arguments("number as a name", "{1:1}", "line 1"),
                arguments("wrong bracket", "[1}", "line 1"),
                arguments("object that does not end", "{\"a\":1", "ends too early"),
                arguments("string that does not end", "\"abc", "ends too early"),
                arguments("second document", "{} {}", "something follows"),
                arguments("trailing bracket", "{}]", "line 1"),
                arguments("trailing letters", "{}x", "line 1"),
                arguments("trailing NUL", "{}\0", "line 1"),
                arguments("NUL in a string", "\"\0\"", "line 1"),
                arguments("line end in a string", "{\n\"a\":\"\n\"}", "line 2"),
                arguments("tab in a string", "\"\t\"", "line 1"),
                arguments("unknown escape", "\"\\x41\"", "line 1"),
                arguments("form feed as white space", "\f{}", "line 1"),
                arguments("no-break space as white space", "\u00a0{}", "line 1"),
                arguments("byte order mark", "\uFEFF{}", "byte order mark"),
                arguments("byte order mark inside", "{\uFEFF}", "line 1"),
                arguments("a quarter of a million values", "[" + "0,".repeat(250_000) + "0]", "more than 200000"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileTexts")
    void refusesHostileTextAndSaysWhere(String what, String json, String message) {
        assertRefused(SigningError.INVALID_MANIFEST, () -> parse(json))
                .as(what)
                .startsWith("not strict JSON: ")
                .contains(message)
                .hasSizeLessThan(600);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "22 c0af 22", // overlong slash
                "22 c080 22", // overlong NUL
                "22 e080af 22", // overlong, three bytes
                "22 f08080af 22", // overlong, four bytes
                "22 eda080 22", // encoded high surrogate
                "22 eda0bdedba80 22", // encoded surrogate pair (CESU-8)
                "22 f4908080 22", // beyond U+10FFFF
                "22 f888808080 22", // five bytes
                "22 80 22", // continuation alone
                "22 c3 22", // continuation missing
                "22 ff 22", // never a byte of UTF-8
                "22 e282", // truncated at the end
                "7b00 7d00", // UTF-16
                "fffe 7b00 7d00"
            })
    void refusesWhatIsNotUtf8(String bytes) {
        byte[] input = HexFormat.of().parseHex(bytes.replace(" ", ""));

        assertRefused(SigningError.INVALID_MANIFEST, () -> StrictJson.parse(input))
                .containsAnyOf("byte 0", "byte 1", "line 1");
    }

    @Test
    void namesTheByteWhereUtf8Breaks() {
        byte[] input = "{\"a\":\"ab?\"}".getBytes(UTF_8);
        input[8] = (byte) 0xff;

        assertRefused(SigningError.INVALID_MANIFEST, () -> StrictJson.parse(input))
                .contains("byte 8: it is not valid UTF-8");
    }

    @Test
    void doesNotQuoteLongOrUnprintableTextBack() {
        String name = "\\u0007é".repeat(50_000);

        assertRefused(SigningError.INVALID_MANIFEST, () -> parse("{\"" + name + "\":1,\"" + name + "\":1}"))
                .hasSizeLessThan(400)
                .matches("[\\x20-\\x7e±]*");
    }

    private static JsonNode parse(String json) {
        return StrictJson.parse(json.getBytes(UTF_8));
    }
}
