package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The login page of a registry with an identity provider, which is down. */
@HelidonTest
class LoginPageTest {
    @Inject
    private WebTarget target;

    private TestRegistry registry;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config(Map.of(
                "registry.auth.oidc.acme.issuer", "http://127.0.0.1:1",
                "registry.auth.oidc.acme.client-id", "registry",
                "registry.auth.oidc.acme.client-secret", "very-secret-very-secret-very-secret",
                "registry.auth.oidc.acme.label", "<Acme> & Co"));
    }

    @BeforeEach
    void connect() {
        registry = TestRegistry.at(target);
    }

    @Test
    void offersEveryLoginByItsLabel() {
        assertThat(page("/login"))
                .contains("Continue with &lt;Acme&gt; &amp; Co")
                .contains("href=\"/api/auth/login/acme?return=%2Fmy-packages\"")
                .doesNotContain("no identity provider", "very-secret");
    }

    @ParameterizedTest
    @CsvSource({
        "return=%2Forgs%2Facme%3Ftab%3Dmembers,%2Forgs%2Facme%3Ftab%3Dmembers",
        "from=%2Fupload,%2Fupload",
        "return=%2F%2Fevil.example,%2Fmy-packages",
        "return=https%3A%2F%2Fevil.example,%2Fmy-packages"
    })
    void remembersWhereSomebodyWantedToGo(String query, String onward) {
        assertThat(page("/login?" + query))
                .contains("href=\"/api/auth/login/acme?return=" + onward + "\"")
                .doesNotContain("href=\"/api/auth/login/acme?return=%2F%2F", "acme?return=https");
    }

    @Test
    void showsAPageInPlainWordsWhenTheIdentityProviderIsDown() {
        Reply away = registry.get("/api/auth/login/acme", "Accept", "text/html");
        String page = away.header("Location").orElseThrow();
        assertThat(page).endsWith("/login?error=login_unavailable");
        assertThat(registry.get(page.substring(page.indexOf("/login"))).text())
                .contains("does not answer at the moment", "Continue with")
                .doesNotContain("Exception", "ConnectException", "\tat ");
    }

    /** A page; the templates escape the equals sign, too. */
    private String page(String path) {
        return registry.get(path).text().replace("&#x3D;", "=");
    }
}
