package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@HelidonTest
class OperationTest {
    private static final List<String> ADDRESSES = ApiDocument.get().operations().stream()
            .map(ApiDocument.Operation::path)
            .distinct()
            .toList();

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
    @ValueSource(strings = {"/healthz", "/api/healthz"})
    void givesASignOfLife(String path) {
        Reply reply = registry.get(path, "Content-Type", "application/json");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("status").textValue()).isEqualTo("ok");
        assertThat(Instant.parse(reply.json().get("timestamp").textValue())).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void saysHowItIsAndWhatIsPluggedIn() {
        for (String path : List.of("/health", "/health/live", "/health/ready", "/health/started")) {
            assertThat(registry.get(path).json().get("status").textValue()).isEqualTo("UP");
        }
        JsonNode data = registry.get("/health").json().get("checks").get(0).get("data");
        assertThat(data.get("metadata store").textValue()).startsWith("filesystem (");
        assertThat(data.get("blob store").textValue()).startsWith("filesystem (");
        assertThat(data.get("authenticator").textValue()).startsWith("token (");
        assertThat(data.get("signature scheme").textValue()).startsWith("ed25519 (");
        assertThat(registry.get("/metrics").text()).contains("memory_usedHeap");
    }

    @Test
    void countsWhatIsPublished() {
        assertThat(registry.get("/api/stats").text())
                .isEqualTo("{\"publishedBundles\":0,\"uniquePackages\":0,\"publishedApps\":0,\"activeDevelopers\":0,"
                        + "\"totalDownloads\":0}");
        registry.published("com.example.stats", "1.0.0");
        registry.published("com.example.stats", "1.0.1");
        assertThat(registry.get("/api/stats").text())
                .isEqualTo("{\"publishedBundles\":2,\"uniquePackages\":1,\"publishedApps\":1,\"activeDevelopers\":1,"
                        + "\"totalDownloads\":0}");
    }

    @Test
    void servesItsDescriptionWhole() {
        JsonNode served = registry.get("/openapi", "Accept", "application/json").json();
        served.findParents("style")
                .forEach(header -> ((ObjectNode) header).remove("style")); // the default, spelled out
        for (String part : List.of("tags", "paths", "components")) {
            assertThat(served.get(part))
                    .as(part)
                    .isEqualTo(ApiDocument.get().json().get(part));
        }
    }

    @Test
    void saysOfEveryLimitedOperationThatItIsLimited() {
        ApiDocument.get().operations().forEach(operation -> {
            boolean signsIn =
                    operation.path().startsWith("/api/auth") || operation.path().equals("/api/users/resolve");
            assertThat(operation.statuses().contains(429))
                    .as(operation.name())
                    .isEqualTo(!operation.method().equals("GET") || signsIn);
        });
    }

    @Test
    void hasEveryAddressThatItDescribes() {
        for (String address : ADDRESSES) {
            String path = address.replaceAll("\\{[a-zA-Z]+}", "x");
            String method = path.startsWith("/api") ? "PATCH" : "GET"; // what is no read would change something
            Reply reply = registry.send(method, path, BodyPublishers.noBody());
            assertThat(reply.status()).as(path).isLessThan(500);
            assertThat(reply.text()).as(path).doesNotContain("There is nothing at this address");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v2/bundles|GET, HEAD, OPTIONS",
                "/api/v2/bundles/push|OPTIONS, POST",
                "/api/v2/bundles/push-file|OPTIONS, POST",
                "/api/v2/bundles/a.b|DELETE, OPTIONS",
                "/api/v2/bundles/a.b/1.0.0|DELETE, GET, HEAD, OPTIONS, PATCH",
                "/api/v2/bundles/a.b/1.0.0/manifest|GET, HEAD, OPTIONS",
                "/api/v2/bundles/a.b/1.0.0/yank|OPTIONS, POST",
                "/artifacts/a.b/1.0.0/x.mpk|GET, HEAD, OPTIONS",
                "/api/artifacts/a.b/1.0.0/x.mpk|GET, HEAD, OPTIONS",
                "/api/v2/downloads/record|OPTIONS, POST",
                "/api/v2/orgs|GET, HEAD, OPTIONS, POST",
                "/api/v2/orgs/x|DELETE, GET, HEAD, OPTIONS, PATCH",
                "/api/v2/orgs/x/members|GET, HEAD, OPTIONS, POST",
                "/api/v2/orgs/x/members/y|DELETE, OPTIONS, PATCH",
                "/api/v2/orgs/x/packages|GET, HEAD, OPTIONS, POST",
                "/api/v2/orgs/x/packages/y|DELETE, OPTIONS",
                "/api/v2/orgs/x/bots|GET, HEAD, OPTIONS, POST",
                "/api/v2/orgs/x/bots/y|DELETE, OPTIONS",
                "/api/v2/orgs/x/bots/y/tokens|GET, HEAD, OPTIONS, POST",
                "/api/v2/orgs/x/bots/y/tokens/z|DELETE, OPTIONS",
                "/api/stats|GET, HEAD, OPTIONS",
                "/api/setup|OPTIONS, POST",
                "/api/auth/google|GET, HEAD, OPTIONS",
                "/api/auth/me|GET, HEAD, OPTIONS",
                "/api/healthz|GET, HEAD, OPTIONS"
            })
    void saysWhichMethodsAnAddressHas(String path, String methods) {
        Reply reply = registry.send("PUT", path, BodyPublishers.ofString("{}"));
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.error()).isEqualTo("method_not_allowed");
        assertThat(reply.header("Allow")).contains(methods);
        assertThat(reply.header("Cache-Control")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/nope", "/api", "/api/v2/bundles/a/b/c/d", "/api/v2/nope", "/api/%2e%2e/%2e%2e/etc/passwd"
            })
    void answersInJsonWhereNothingIs(String path) {
        Reply reply = registry.get(path);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.error()).isEqualTo("not_found");
        assertThat(reply.header("Content-Type")).contains("application/json");
        assertThat(registry.head(path).status()).isEqualTo(404);
    }
}
