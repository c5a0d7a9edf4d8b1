package registry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.web.TestPeople.action;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@HelidonTest
class AdminPackagesTest {
    private static final String PACKAGES = "/api/admin/packages";

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

    @Test
    void listsPackagesInTheShapeThatClientsKnow() {
        registry.published("com.example.listed", "1.0.0");
        registry.published("com.example.listed", "1.10.0");

        Reply reply = admin("GET", PACKAGES, "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Cache-Control")).contains("no-store");
        JsonNode found = entry("com.example.listed");
        assertThat(found.properties().stream().map(Map.Entry::getKey))
                .containsExactly(
                        "name",
                        "latestVersion",
                        "versionCount",
                        "author",
                        "verified",
                        "adminVerified",
                        "unverified",
                        "downloads",
                        "owner");
        assertThat(found.get("latestVersion").textValue()).isEqualTo("1.10.0");
        assertThat(found.get("versionCount").intValue()).isEqualTo(2);
        assertThat(found.get("author").textValue()).isEqualTo("alice");
        assertThat(found.get("downloads").intValue()).isZero();
        assertThat(reply.json().get("packages").findValuesAsText("name")).isSorted();
    }

    @Test
    void aBadgeIsSeenWithTheNextRequest() {
        String name = "com.example.badge";
        registry.published(name, "1.0.0");
        for (boolean verified : new boolean[] {true, false, true}) {
            ok("PATCH", name, action(verified ? "verify" : "unverify"));
            JsonNode listed =
                    registry.get("/api/v2/bundles?package=" + name).json().get(0);
            assertThat(listed.get("verified").booleanValue()).isEqualTo(verified);
            assertThat(registry.get("/api/v2/bundles/" + name + "/1.0.0").json())
                    .isEqualTo(listed);
            assertThat(entry(name).get("adminVerified").booleanValue()).isEqualTo(verified);
        }
    }

    @Test
    void deletesAVersionForEver() {
        String name = "com.example.one-version";
        TestBundle bundle = registry.published(name, "1.0.0");
        registry.published(name, "1.1.0");
        refused(400, "version required", "PATCH", name, action("delete_version"));
        refused(400, "version required", "PATCH", name, action("delete_version", "version", " "));
        refused(404, "not_found", "PATCH", name, action("delete_version", "version", "9.9.9"));
        refused(404, "not_found", "PATCH", name, action("delete_version", "version", "latest"));

        ok("PATCH", name, action("delete_version", "version", "1.0.0"));

        assertThat(registry.get("/api/v2/bundles/" + name + "/1.0.0").status()).isEqualTo(404);
        assertThat(entry(name).get("versionCount").intValue()).isEqualTo(1);
        assertThat(registry.pushFile(bundle.bytes()).error()).isEqualTo("version_deleted");
        refused(404, "not_found", "PATCH", name, action("delete_version", "version", "1.0.0"));
    }

    @Test
    void deletesAPackageAndLeavesItsName() {
        String name = "com.example.gone";
        TestBundle bundle = registry.published(name, "1.0.0");
        ok("PATCH", name, action("verify"));

        Reply reply = admin("DELETE", PACKAGES + "/" + name, "");

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        assertThat(registry.get("/api/v2/bundles?package=" + name).text()).isEqualTo("[]");
        assertThat(registry.pushFile(bundle.bytes()).error()).isEqualTo("version_deleted");
        refused(404, "package_not_found", "DELETE", name, "");
        refused(404, "package_not_found", "PATCH", name, action("verify"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no.such.package", "Not%20A%20Name", "..%2F..", "%00", "package%2Fx"})
    void knowsNoPackageThatIsNotThere(String name) {
        refused(404, "package_not_found", "PATCH", name, action("verify"));
        refused(404, "package_not_found", "PATCH", name, action("unverify"));
        refused(404, "package_not_found", "DELETE", name, "");
    }

    @Test
    void refusesActionsThatAreNone() {
        registry.published("com.example.actions", "1.0.0");
        for (String body : List.of("", "{}", "{\"action\":\"blacklist\"}")) {
            refused(400, "bad_action", "PATCH", "com.example.actions", body);
        }
        for (String body : List.of("no json", "[]", "{\"action\":{}}")) {
            refused(400, "parse_error", "PATCH", "com.example.actions", body);
        }
    }

    private JsonNode entry(String name) {
        return admin("GET", PACKAGES, "")
                .json()
                .get("packages")
                .valueStream()
                .filter(entry -> entry.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Reply admin(String method, String path, String body) {
        return registry.signedIn(method, path, body);
    }

    private void ok(String method, String name, String body) {
        Reply reply = admin(method, PACKAGES + "/" + name, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("{\"ok\":true}");
    }

    private void refused(int status, String error, String method, String name, String body) {
        Reply reply = admin(method, PACKAGES + "/" + name, body);
        assertThat(reply.status()).as(body + reply.text()).isEqualTo(status);
        assertThat(reply.error()).isEqualTo(error);
    }
}
