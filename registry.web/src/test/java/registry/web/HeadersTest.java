package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer carries, with nothing configured. */
@HelidonTest
class HeadersTest {
    @Inject
    private WebTarget target;

    private TestRegistry registry;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config();
    }

    @BeforeEach
    void connect() {
        registry = TestRegistry.at(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v2/bundles", "/artifacts/a.b/1.0.0/x.mpk", "/api/v2/bundles/push", "/api/setup", "/nope"})
    void answersPreflightsEverywhere(String path) {
        Reply reply = registry.send(
                "OPTIONS",
                path,
                BodyPublishers.noBody(),
                "Origin",
                "https://app.example.com",
                "Access-Control-Request-Method",
                "GET",
                "Access-Control-Request-Headers",
                "content-type");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
        assertThat(reply.header("Access-Control-Allow-Origin")).contains("*");
        assertThat(reply.header("Access-Control-Allow-Methods").orElseThrow()).contains("GET", "PATCH", "DELETE");
        assertThat(reply.header("Access-Control-Allow-Headers").orElseThrow())
                .contains("Content-Type", "Authorization");
        assertThat(reply.header("Access-Control-Max-Age")).isPresent();
        assertThat(reply.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v2/bundles", "/api/stats", "/nope", "/health", "/metrics", "/api/auth/me", "/openapi"})
    void guardsEveryAnswer(String path) {
        Reply reply = registry.get(path, "Origin", "https://app.example.com");
        guards(reply);
        assertThat(reply.header("Access-Control-Allow-Origin")).contains("*");
        assertThat(reply.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(registry.get(path).header("X-Request-Id")).isNotEqualTo(reply.header("X-Request-Id"));
    }

    @Test
    void guardsFilesAndRefusals() {
        TestBundle bundle = registry.published("com.example.guarded", "1.0.0");
        Reply file = registry.get("/artifacts/com.example.guarded/1.0.0/a.mpk");
        guards(file);
        assertThat(file.body()).isEqualTo(bundle.bytes());
        assertThat(file.header("Cache-Control")).contains("public, max-age=31536000, immutable");
        guards(registry.post("/api/setup", "no json"));
        guards(registry.send("PUT", "/api/v2/bundles", BodyPublishers.noBody()));
    }

    @Test
    void letsCachesShareAnswersAmongOrigins() {
        for (String path : List.of("/api/v2/bundles", "/api/stats")) {
            Reply reply = registry.get(path, "Origin", "https://app.example.com");
            assertThat(String.join(",", reply.headers().allValues("Vary"))).doesNotContain("Origin");
        }
    }

    @Test
    void saysNothingOfTlsWhereThereIsNone() {
        assertThat(registry.get("/api/v2/bundles").header("Strict-Transport-Security"))
                .isEmpty();
    }

    @Test
    void limitsNothingWhenLimitsAreOff() {
        for (int i = 0; i < 50; i++) {
            Reply reply = registry.post("/api/setup", "{}");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.header("RateLimit-Limit")).isEmpty();
        }
    }

    private static void guards(Reply reply) {
        assertThat(reply.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(reply.header("X-Frame-Options")).contains("DENY");
        assertThat(reply.header("Referrer-Policy")).contains("no-referrer");
        assertThat(reply.header("Content-Security-Policy")).contains("default-src 'none'; frame-ancestors 'none'");
        assertThat(reply.header("Cross-Origin-Resource-Policy")).contains("cross-origin");
        assertThat(reply.header("X-Request-Id").orElseThrow()).matches("[0-9a-f]{16}");
    }
}
