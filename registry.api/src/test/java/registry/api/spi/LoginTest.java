package registry.api.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginTest {
    private static final URI CALLBACK = URI.create("https://registry.example/callback");

    @Test
    void keepsSecretsAndPeopleOutOfLogs() {
        URI redirect = URI.create("https://issuer.example/authorize?nonce=secret");
        assertThat(new Login.Start(redirect, "secret").toString())
                .doesNotContain("secret")
                .contains("issuer.example");
        assertThat(new Login.Return(CALLBACK, "code=secret", "secret").toString())
                .doesNotContain("secret")
                .contains("registry.example");
        ExternalIdentity ada = new ExternalIdentity(
                "https://issuer.example", "1", "ada@example.com", Optional.of("Ada"), Optional.empty(), false);
        assertThat(ada.toString()).doesNotContain("ada@").doesNotContain("Ada").contains("https://issuer.example");
    }

    @Test
    void refusesStatesThatFitIntoNoCookie() {
        URI redirect = URI.create("https://issuer.example/");
        assertThat(new Login.Start(redirect, "x".repeat(Login.Start.MAX_STATE)).state())
                .hasSize(Login.Start.MAX_STATE);
        assertThatThrownBy(() -> new Login.Start(redirect, "x".repeat(Login.Start.MAX_STATE + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesIdentitiesOfNobody() {
        assertThatThrownBy(() -> identity("https://issuer.example", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> identity("", "1")).isInstanceOf(IllegalArgumentException.class);
    }

    private static ExternalIdentity identity(String issuer, String subject) {
        return new ExternalIdentity(issuer, subject, "ada@example.com", Optional.empty(), Optional.empty(), false);
    }
}
