package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.config.mp.MpConfigSources;
import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Where a company's own issuer is the only login, behind TLS. */
@HelidonTest
class OneLoginTest {
    private static final OidcIssuer CORP = OidcIssuer.start("corp");

    @Inject
    private WebTarget target;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config();
    }

    @AddConfigSource
    static ConfigSource logins() {
        return MpConfigSources.create(Map.of(
                "registry.public-url", "https://registry.example.com",
                "registry.auth.oidc.corp.issuer", CORP.url(),
                "registry.auth.oidc.corp.client-id", "registry"));
    }

    @AfterAll
    static void stop() {
        CORP.stop();
    }

    @Test
    void beginsItAtTheAddressThatOldPagesKnow() {
        Reply reply = TestRegistry.at(target).get("/api/auth/google?return=/upload");
        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.header("Location").orElseThrow())
                .startsWith(CORP.url() + "/authorize?")
                .contains("redirect_uri=https%3A%2F%2Fregistry.example.com%2Fapi%2Fauth%2Flogin%2Fcorp%2Fcallback");
        assertThat(SignedIn.setCookies(reply))
                .singleElement()
                .asString()
                .endsWith("; Path=/; HttpOnly; SameSite=Lax; Max-Age=600; Secure");
    }

    @Test
    void sendsRefusedBrowsersToThePublicAddress() {
        Reply reply = TestRegistry.at(target).get("/api/auth/login/corp/callback?code=x&state=y");
        assertThat(reply.header("Location")).contains("https://registry.example.com/login?error=invalid_state");
    }
}
