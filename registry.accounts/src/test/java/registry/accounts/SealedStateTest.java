package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedStateTest {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @TempDir
    private Path data;

    private TestRegistry registry;
    private SealedState sealed;

    @BeforeEach
    void open() {
        registry = TestRegistry.open(data);
        sealed = registry.identity().sealed("login");
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void opensWhatItSealedUntilItExpires() {
        String text = sealed.seal("nonce=\"é\n", TEN_MINUTES);
        registry.pass(TEN_MINUTES.minusSeconds(1));
        assertThat(sealed.open(text)).contains("nonce=\"é\n");
        registry.pass(Duration.ofSeconds(1));
        assertThat(sealed.open(text)).isEmpty();
    }

    @Test
    void showsTheBrowserNothing() {
        String text = sealed.seal("a secret of the login", TEN_MINUTES);
        assertThat(text).matches("[A-Za-z0-9_.-]+").isNotEqualTo(sealed.seal("a secret of the login", TEN_MINUTES));
        for (String part : text.split("\\.", -1)) {
            assertThat(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.ISO_8859_1))
                    .doesNotContain("secret");
        }
    }

    @Test
    void refusesWhatWasChanged() {
        String text = sealed.seal("state", TEN_MINUTES);
        for (int i = 0; i < text.length(); i += 7) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            String changed = text.substring(0, i) + other + text.substring(i + 1);
            assertThat(sealed.open(changed)).as("character %s", i).isEmpty();
        }
    }

    @Test
    void refusesWhatItNeverMade() {
        for (String text : List.of(
                "",
                ".",
                "....",
                "é",
                "eyJhbGciOiJub25lIn0..",
                "eyJhbGciOiJkaXIifQ..a.b.c",
                "e30.a.b.c.d",
                "bnVsbA.a.b.c.d",
                "W10.a.b.c.d",
                "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0....",
                "{\"alg\":\"dir\"}",
                Nested.header(2800) + "....",
                "A".repeat(100_000))) {
            assertThat(sealed.open(text)).as(text).isEmpty();
        }
    }

    @Test
    void refusesWhatWasSealedForAnotherPurpose() {
        assertThat(registry.identity().sealed("other").open(sealed.seal("state", TEN_MINUTES)))
                .isEmpty();
    }

    @Test
    void opensWhatAnotherProcessSealed() {
        String text = registry.replica().sealed("login").seal("state", TEN_MINUTES);
        assertThat(sealed.open(text)).contains("state");
    }

    @Test
    void sealsNothingThatIsTooLongOrForTooLong() {
        assertThatIllegalArgumentException().isThrownBy(() -> sealed.seal("x".repeat(4000), TEN_MINUTES));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sealed.seal("state", SealedState.MAX_LIFE.plusSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> sealed.seal("state", Duration.ofSeconds(-1)));
        String most = sealed.seal("x".repeat(2500), SealedState.MAX_LIFE);
        assertThat(most.length()).isLessThan(SealedState.MAX_LENGTH);
        assertThat(sealed.open(most)).contains("x".repeat(2500));
    }
}
