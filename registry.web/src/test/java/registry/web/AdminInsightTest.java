package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import registry.web.http.Json;

/** What administrators are told of the program itself, and of bots. */
@HelidonTest
class AdminInsightTest {
    private static final String SECRET = "s3cret-of-the-client";
    private static final String PASSWORD = "hunter2";

    @Inject
    private WebTarget target;

    private TestRegistry registry;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config(Map.of(
                "registry.auth.oidc.corp.issuer", "https://login.example.com",
                "registry.auth.oidc.corp.client-id", "registry",
                "registry.auth.oidc.corp.client-secret", SECRET,
                "registry.import.legacy-redis.url", "redis://u:" + PASSWORD + "@old.example.com:6379",
                "registry.session.key-days", "7"));
    }

    @BeforeEach
    void connect() {
        registry = TestRegistry.at(target);
        registry.token();
    }

    @Test
    void tellsFigures() {
        Reply reply = get("health");

        assertThat(reply.header("Cache-Control")).contains("no-store");
        JsonNode json = reply.json();
        assertThat(json.get("status").textValue()).isEqualTo("up");
        assertThat(json.has("trouble")).isFalse();
        assertThat(json.get("warnings")).isEmpty();
        assertThat(json.get("revision").longValue()).isPositive();
        assertThat(Instant.parse(json.get("startedAt").textValue())).isBefore(Instant.now());
        assertThat(json.at("/memory/used").longValue())
                .isPositive()
                .isLessThanOrEqualTo(json.at("/memory/max").longValue());
        assertThat(json.at("/disk/free").longValue())
                .isPositive()
                .isLessThanOrEqualTo(json.at("/disk/total").longValue());
        assertThat(json.get("processors").intValue()).isPositive();
        assertThat(json.get("java").textValue()).startsWith("25");
    }

    @Test
    void listsEveryPluginWhetherChosenOrNot() {
        List<JsonNode> plugins =
                get("plugins").json().get("plugins").valueStream().toList();

        assertThat(plugins)
                .filteredOn(plugin -> plugin.get("inUse").booleanValue())
                .extracting(plugin ->
                        plugin.get("kind").textValue() + " " + plugin.get("id").textValue())
                .contains(
                        "metadata store filesystem",
                        "blob store filesystem",
                        "authenticator token",
                        "login provider oidc",
                        "signature scheme ed25519");
        assertThat(plugins)
                .filteredOn(plugin -> plugin.get("kind").textValue().equals("metadata store"))
                .filteredOn(plugin -> plugin.get("inUse").booleanValue())
                .hasSize(1);
        assertThat(plugins)
                .allSatisfy(
                        plugin -> assertThat(plugin.get("module").textValue()).startsWith("registry."));
    }

    @Test
    void showsTheConfigurationThatAppliesAndNoSecretOfIt() {
        Reply reply = get("config");

        assertThat(reply.text()).doesNotContain(SECRET).doesNotContain(PASSWORD);
        assertThat(setting(reply, "session.key-days")).isEqualTo(shown("registry.session.key-days", "7", "file"));
        assertThat(setting(reply, "host")).isEqualTo(shown("registry.host", "127.0.0.1", "default"));
        assertThat(setting(reply, "session.max-age-seconds"))
                .isEqualTo(shown("registry.session.max-age-seconds", "3600", "default"));
        assertThat(setting(reply, "auth.oidc.corp.issuer").get("value").textValue())
                .isEqualTo("https://login.example.com");
        for (String key : List.of("auth.oidc.corp.client-secret", "import.legacy-redis.url")) {
            assertThat(setting(reply, key).get("value").isNull()).as(key).isTrue();
            assertThat(setting(reply, key).get("masked").booleanValue()).as(key).isTrue();
        }
        assertThat(setting(reply, "public-url").get("masked").booleanValue()).isFalse();
        assertThat(setting(reply, "public-url").get("value").isNull()).isTrue();
    }

    @Test
    void listsTheBotsOfAllOrganizations() {
        for (String org : List.of("bots-one", "bots-two")) {
            registry.signedIn(
                            "POST",
                            "/api/v2/orgs",
                            Json.object().put("name", org).put("slug", org).toString())
                    .expect(201);
            registry.signedIn(
                            "POST",
                            "/api/v2/orgs/" + org + "/bots",
                            Json.object().put("name", org + "-ci").toString())
                    .expect(201);
        }
        JsonNode one = bot("bots-one-ci");
        assertThat(one.get("org").textValue()).isEqualTo("bots-one");
        assertThat(one.get("suspended").booleanValue()).isFalse();

        String account = "/api/admin/users/" + one.get("id").textValue();
        registry.signedIn(
                        "PATCH", account, Json.object().put("action", "suspend").toString())
                .expect(200);
        assertThat(bot("bots-one-ci").get("suspended").booleanValue()).isTrue();
        registry.signedIn("DELETE", account, "").expect(204);
        assertThat(get("bots").json().get("bots"))
                .extracting(bot -> bot.get("name").textValue())
                .contains("bots-two-ci")
                .doesNotContain("bots-one-ci");
    }

    private JsonNode bot(String name) {
        return get("bots")
                .json()
                .get("bots")
                .valueStream()
                .filter(bot -> bot.get("name").textValue().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Reply get(String what) {
        return registry.signedIn("GET", "/api/admin/" + what, "").expect(200);
    }

    private static JsonNode setting(Reply reply, String key) {
        return reply.json()
                .get("settings")
                .valueStream()
                .filter(setting -> setting.get("key").textValue().equals("registry." + key))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode shown(String key, String value, String source) {
        return Json.object()
                .put("key", key)
                .put("value", value)
                .put("masked", false)
                .put("source", source);
    }
}
