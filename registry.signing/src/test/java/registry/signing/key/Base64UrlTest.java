package registry.signing.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Base64UrlTest {
    private static final byte[] BYTES = {(byte) 0xfb, (byte) 0xff, 0, 1};

    @Test
    void encodesWithoutPaddingInTheUrlAlphabet() {
        assertThat(Base64Url.encode(BYTES)).isEqualTo("-_8AAQ");
    }

    @Test
    void decodesTheOneSpelling() {
        assertThat(Base64Url.decode("-_8AAQ", 4))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(BYTES));
        assertThat(Base64Url.decode("", 0)).isPresent();
        assertThat(Base64Url.decode("-_8A", 3)).isPresent();
    }

    // Padding, the other alphabet, junk, bits beyond the last byte, other lengths.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-_8AAQ==",
                "-_8AAQ=",
                "+/8AAQ",
                "-_8AAR",
                "-_8AAf",
                "-_8AAQ ",
                " -_8AAQ",
                "-_8A\nQ",
                "-_8AA",
                "-_8AAQA",
                "-_8AAQAA",
                "",
                "-_8AA!",
                "-_8AAé",
                "======"
            })
    void refusesEveryOtherSpelling(String text) {
        assertThat(Base64Url.decode(text, 4)).isEmpty();
    }
}
