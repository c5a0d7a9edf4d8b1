package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where tokens are the only way in. */
@HelidonTest
class NoLoginTest {
    @Inject
    private WebTarget target;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config();
    }

    @Test
    void saysThatNobodyCanSignIn() {
        TestRegistry registry = TestRegistry.at(target);
        Reply reply = registry.get("/api/auth/google");
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.error()).isEqualTo("auth_not_configured");
        assertThat(registry.get("/api/auth/logins").text()).isEqualTo("{\"logins\":[]}");
        Reply back = registry.get("/api/auth/google/callback?code=x&state=y");
        assertThat(back.status()).isEqualTo(302);
        assertThat(back.header("Location").orElseThrow()).endsWith("/login?error=auth_not_configured");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%20b", "%7B", "%25", "%0d%0aX:y", "A", "nobody"})
    void knowsNoLoginOfThatName(String id) {
        assertThat(TestRegistry.at(target).get("/api/auth/login/" + id).status())
                .isBetween(400, 404);
        assertThat(TestRegistry.at(target)
                        .get("/api/auth/login/" + id + "/callback")
                        .status())
                .isLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bnVsbA.bnVsbA.AA", "e30.e30.AA", "W10.W10.W10", "eyJhbGciOiJkaXIifQ..a.b.c", "bnVsbA.a.b.c.d"})
    void takesUnreadableCookiesForNone(String value) {
        TestRegistry registry = TestRegistry.at(target);
        String cookies = "app_registry_session=" + value + "; oauth_state=" + value;
        assertThat(registry.get("/api/auth/me", "Cookie", cookies).status()).isEqualTo(401);
        assertThat(registry.get("/nope", "Cookie", cookies, "Accept", "text/html")
                        .status())
                .isEqualTo(404);
        assertThat(registry.get("/api/auth/google/callback?code=x&state=y", "Cookie", cookies)
                        .status())
                .isEqualTo(302);
    }
}
