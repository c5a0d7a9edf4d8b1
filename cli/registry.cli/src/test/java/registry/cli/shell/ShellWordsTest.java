package registry.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import registry.cli.output.UsageException;

class ShellWordsTest {
    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of("", List.of()),
                Arguments.of("   \t ", List.of()),
                Arguments.of("health", List.of("health")),
                Arguments.of("  org  list\t--json ", List.of("org", "list", "--json")),
                Arguments.of("a 'b c' d", List.of("a", "b c", "d")),
                Arguments.of("a \"b c\" d", List.of("a", "b c", "d")),
                Arguments.of("--name='My App'", List.of("--name=My App")),
                Arguments.of("'a'\"b\"c", List.of("abc")),
                Arguments.of("'' \"\"", List.of("", "")),
                Arguments.of("'a\\b'", List.of("a\\b")),
                Arguments.of("\"a\\\"b\\\\c\\d\"", List.of("a\"b\\c\\d")),
                Arguments.of("a\\ b \\'c \\\\", List.of("a b", "'c", "\\")),
                Arguments.of("'it'\\''s'", List.of("it's")),
                Arguments.of("\"it's\"", List.of("it's")),
                Arguments.of(
                        "a | b > c && d; $HOME `x` * ~ {a,b}",
                        List.of("a", "|", "b", ">", "c", "&&", "d;", "$HOME", "`x`", "*", "~", "{a,b}")),
                Arguments.of("a #b", List.of("a", "#b")),
                Arguments.of("# a comment with an open ' quote", List.of()),
                Arguments.of("  #x", List.of()),
                Arguments.of("\\#x", List.of("#x")),
                Arguments.of("ä€😀 '日本 語'", List.of("ä€😀", "日本 語")));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void takesALineApart(String line, List<String> words) {
        assertThat(ShellWords.of(line)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a 'b", "a \"b", "a \"b\\\"", "'", "a'b'c'"})
    void refusesAQuotationThatIsNotClosed(String line) {
        assertThatThrownBy(() -> ShellWords.of(line))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("not closed");
    }

    @Test
    void refusesABackslashBeforeNothing() {
        assertThatThrownBy(() -> ShellWords.of("a \\")).isInstanceOf(UsageException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "it's", "say \"hi\"", "back\\slash", "#1", "tab\tin", "plain"})
    void quotesAWordSoThatItMeansTheSame(String word) {
        assertThat(ShellWords.of("x " + ShellWords.quoted(word, ShellWords.Open.NOTHING)))
                .isEqualTo(List.of("x", word));
        assertThat(ShellWords.of("x '" + ShellWords.quoted(word, ShellWords.Open.SINGLE) + "'"))
                .isEqualTo(List.of("x", word));
        assertThat(ShellWords.of("x \"" + ShellWords.quoted(word, ShellWords.Open.DOUBLE) + "\""))
                .isEqualTo(List.of("x", word));
    }
}
