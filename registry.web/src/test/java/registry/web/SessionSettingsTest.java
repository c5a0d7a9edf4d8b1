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

/** Cookies of another name, of which one is switched off. */
@HelidonTest
class SessionSettingsTest {
    @Inject
    private WebTarget target;

    @Inject
    private Registry domain;

    private TestRegistry registry;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config(
                Map.of("registry.session.cookie-name", "people", "registry.session.max-age-seconds", "0"));
    }

    @BeforeEach
    void connect() {
        registry = TestRegistry.at(target);
    }

    @Test
    void setsTheCookiesThatAreConfigured() {
        SignedIn ada = SignedIn.anew(domain, "ada");
        String refresh = "people_refresh=" + ada.cookies().refresh().value();
        String origin = "http://" + registry.url().getAuthority();

        Reply foreign = registry.post("/api/auth/refresh", "", "Cookie", refresh, "Origin", "https://evil.example");
        assertThat(foreign.error()).isEqualTo("cross_site");
        Reply unknown = registry.post("/api/auth/refresh", "", "Cookie", ada.refresh(), "Origin", origin);
        assertThat(unknown.error()).isEqualTo("no_refresh_token");

        Reply reply = registry.post("/api/auth/refresh", "", "Cookie", refresh, "Origin", origin);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(SignedIn.setCookies(reply))
                .hasSize(2)
                .contains("people=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0")
                .anyMatch(cookie -> cookie.matches(
                        "people_refresh=[A-Za-z0-9_-]{43}; Path=/api/auth; HttpOnly; SameSite=Lax; Max-Age=2592000"));
    }
}
