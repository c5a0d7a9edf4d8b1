package registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSettingsTest {
    @Test
    void dropsSlashesAtTheEndOfAUrl() {
        assertThat(ClientSettings.parseUrl(" http://localhost:8080// ")).isEqualTo(URI.create("http://localhost:8080"));
    }

    @Test
    void keepsThePathOfARegistryBehindAProxy() {
        assertThat(ClientSettings.parseUrl("https://example.com/registry/"))
                .isEqualTo(URI.create("https://example.com/registry"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:8080",
                "ftp://example.com",
                "http://",
                "http:///x",
                "http://a b",
                "http://user:secret@example.com",
                "http://example.com?x=1",
                "http://example.com/#x"
            })
    void refusesWhatIsNoAddressOfARegistry(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ClientSettings.parseUrl(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "line\nbreak", "ä"})
    void refusesATokenThatNoHeaderCanCarry(String token) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientSettings.at("http://localhost").token(token));
    }

    @Test
    void refusesATimeoutOfZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientSettings.at("http://localhost").timeout(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ClientSettings.at("http://localhost").longTimeout(Duration.ofSeconds(Long.MAX_VALUE)));
    }

    @Test
    void keepsTheTokenOutOfItsText() {
        assertThat(ClientSettings.at("http://localhost")
                        .token("crt_secret")
                        .build()
                        .toString())
                .doesNotContain("crt_secret");
    }
}
