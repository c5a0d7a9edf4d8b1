package registry.signing.key;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Base58Test {
    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "00, 1",
        "0000, 11",
        "39, z",
        "3a, 21",
        "61, 2g",
        "626262, a3gV",
        "ff, 5Q",
        "0000287fb4cd, 11233QC4",
        "00010966776006953d5567439e5e39f86a0d273beed61967f6, 16UwLL9Risc3QfPqBUvKofHmBQ7wMtjvM"
    })
    void encodesAndDecodes(String hex, String text) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThat(Base58.encode(bytes)).isEqualTo(text);
        assertThat(Base58.decode(text))
                .hasValueSatisfying(decoded -> assertThat(decoded).isEqualTo(bytes));
    }

    @Test
    void readsBackWhateverItWrote() {
        Random random = new Random(58);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[i % (Base58.MAX_BYTES + 1)];
            random.nextBytes(bytes);
            assertThat(Base58.decode(Base58.encode(bytes)))
                    .hasValueSatisfying(decoded -> assertThat(decoded).isEqualTo(bytes));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "O", "I", "l", "abc ", "é", "z-", "\n"})
    void refusesOtherCharacters(String text) {
        assertThat(Base58.decode(text)).isEmpty();
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(Base58.decode("z".repeat(Base58.MAX_CHARACTERS))).isPresent();
        assertThat(Base58.decode("z".repeat(Base58.MAX_CHARACTERS + 1))).isEmpty();
        assertThat(Base58.encode("x".repeat(Base58.MAX_BYTES).getBytes(US_ASCII)))
                .hasSizeLessThan(Base58.MAX_CHARACTERS);
        assertThatIllegalArgumentException().isThrownBy(() -> Base58.encode(new byte[Base58.MAX_BYTES + 1]));
    }
}
