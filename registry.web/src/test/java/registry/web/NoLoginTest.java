package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

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
}
