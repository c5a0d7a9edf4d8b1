package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are told, by a registry behind TLS with other sites configured. */
@HelidonTest
class BrowserTest {
    private static final List<String> KNOWN = List.of("https://app.example.com", "tauri://localhost");

    @Inject
    private WebTarget target;

    private TestRegistry registry;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config(Map.of(
                "registry.public-url", "https://apps.example.com", "registry.cors.origins", String.join(",", KNOWN)));
    }

    @BeforeEach
    void connect() {
        registry = TestRegistry.at(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v2/bundles", "/artifacts/a.b/1.0.0/x.mpk", "/api/v2/bundles/push", "/api/auth/me", "/nope"
            })
    void letsConfiguredOriginsSendCookies(String path) {
        for (String origin : KNOWN) {
            Reply reply = registry.get(path, "Origin", origin);
            assertThat(reply.headers().allValues("Access-Control-Allow-Origin")).containsExactly(origin);
            assertThat(reply.header("Access-Control-Allow-Credentials")).contains("true");
            assertThat(varies(reply)).contains("Origin");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null", "https://evil.example", "http://app.example.com", "https://app.example.com:8443",
                "https://app.example.com.evil.example", "https://APP.example.com", "tauri://localhost.evil.example", "*"
            })
    void neverRepeatsAnotherOriginNorLetsItSendCookies(String origin) {
        for (String path : List.of("/api/v2/bundles", "/api/auth/me", "/nope")) {
            for (String method : List.of("GET", "OPTIONS")) {
                Reply reply = registry.send(method, path, BodyPublishers.noBody(), "Origin", origin);
                assertThat(reply.headers().allValues("Access-Control-Allow-Origin"))
                        .containsExactly("*");
                assertThat(reply.header("Access-Control-Allow-Credentials")).isEmpty();
                assertThat(varies(reply)).contains("Origin");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"})
    void answersThePreflightOfEveryMethod(String method) {
        for (String origin : List.of("https://app.example.com", "https://evil.example")) {
            Reply reply = registry.send(
                    "OPTIONS",
                    "/api/v2/bundles/com.example.app/1.0.0",
                    BodyPublishers.noBody(),
                    "Origin",
                    origin,
                    "Access-Control-Request-Method",
                    method,
                    "Access-Control-Request-Headers",
                    "authorization,content-type,if-none-match,range");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEmpty();
            assertThat(list(reply, "Access-Control-Allow-Methods")).contains(method);
            assertThat(list(reply, "Access-Control-Allow-Headers"))
                    .contains("Authorization", "Content-Type", "If-None-Match", "Range");
            assertThat(reply.header("Access-Control-Max-Age")).contains("86400");
            assertThat(reply.header("Access-Control-Allow-Credentials").isPresent())
                    .isEqualTo(KNOWN.contains(origin));
        }
    }

    @Test
    void keepsWhatAnAnswerVariesByItself() {
        assertThat(varies(registry.get("/api/v2/bundles"))).containsExactlyInAnyOrder("Origin", "Accept-Encoding");
    }

    @Test
    void keepsBrowsersOnTls() {
        for (String path : List.of("/api/v2/bundles", "/api/stats", "/nope")) {
            assertThat(registry.get(path).header("Strict-Transport-Security")).contains("max-age=31536000");
        }
    }

    private static List<String> varies(Reply reply) {
        return list(reply, "Vary");
    }

    private static List<String> list(Reply reply, String header) {
        return List.of(String.join(",", reply.headers().allValues(header)).split("\\s*,\\s*", -1));
    }
}
