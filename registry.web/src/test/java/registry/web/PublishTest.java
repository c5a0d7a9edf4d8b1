package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.Digest;
import registry.web.http.Json;

@HelidonTest
class PublishTest {
    private static final String PUSH = "/api/v2/bundles/push";
    private static final String PUSH_FILE = "/api/v2/bundles/push-file";

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
    void publishesAFile() {
        TestBundle bundle = TestBundle.of("com.example.file", "1.0.0");
        Reply reply = registry.pushFile("form-data; name=\"anything\"; filename=\"APP.MPK\"", bundle.bytes());
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertPublished(reply, bundle, "com.example.file");
    }

    @Test
    void publishesJson() {
        TestBundle bundle = TestBundle.of("com.example.json", "1.0.0");
        Reply reply = registry.push(bundle.manifest(), bundle.bytes());
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertPublished(reply, bundle, "com.example.json");
    }

    @Test
    void takesTheMembersOfJsonInAnyOrderAndDigitsInAnyCase() {
        TestBundle bundle = TestBundle.of("com.example.order", "1.0.0");
        ObjectNode body =
                Json.object().put("_binary", HexFormat.of().withUpperCase().formatHex(bundle.bytes()));
        body.setAll(bundle.manifest());
        Reply reply = registry.signedIn("POST", PUSH, new String(Json.bytes(body), StandardCharsets.UTF_8));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    @Test
    void makesRetriesSafe() {
        TestBundle bundle = registry.published("com.example.retry", "1.0.0");
        Reply again = registry.push(bundle.manifest(), bundle.bytes());
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().get("alreadyPublished").booleanValue()).isTrue();
    }

    @Test
    void neverReplacesAVersion() {
        registry.published("com.example.forever", "1.0.0");
        TestBundle other = TestBundle.of("com.example.forever", "1.0.0", manifest -> manifest.put("extra", "other"));
        Reply reply = registry.pushFile(other.bytes());
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.error()).isEqualTo("version_exists");
    }

    @Test
    void wantsGreaterVersionsOnBothRoutes() {
        registry.published("com.example.greater", "2.0.0");
        TestBundle older = TestBundle.of("com.example.greater", "1.9.9");
        for (Reply reply : List.of(registry.pushFile(older.bytes()), registry.push(older.manifest(), older.bytes()))) {
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.error()).isEqualTo("version_not_allowed");
        }
    }

    @Test
    void letsOneOfManyWin() throws ExecutionException, InterruptedException {
        List<Future<Reply>> replies = new ArrayList<>();
        try (ExecutorService publishers = Executors.newVirtualThreadPerTaskExecutor()) {
            registry.token();
            for (int i = 0; i < 32; i++) {
                String number = Integer.toString(i);
                TestBundle bundle =
                        TestBundle.of("com.example.race", "1.0.0", manifest -> manifest.put("number", number));
                replies.add(publishers.submit(() -> registry.pushFile(bundle.bytes())));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Reply> reply : replies) {
            statuses.add(reply.get().status());
        }
        assertThat(statuses).containsOnlyOnce(201);
        assertThat(statuses).containsOnly(201, 409);
    }

    @ParameterizedTest
    @ValueSource(strings = {PUSH, PUSH_FILE})
    void wantsATokenBeforeItReadsAByte(String path) {
        String large = "x".repeat(3 * 1024 * 1024);
        for (String[] headers :
                new String[][] {{}, {"Authorization", "Bearer nonsense"}, {"Authorization", "Basic YTpi"}}) {
            Reply reply = registry.post(path, large, headers);
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.error()).isEqualTo("unauthorized");
            assertThat(reply.header("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|invalid_manifest",
                "null|invalid_manifest",
                "[]|invalid_manifest",
                "{|invalid_manifest",
                "{}|invalid_manifest",
                "{\"package\":\"a.b\"}|invalid_manifest",
                "{\"appVersion\":\"1.0.0\",\"_binary\":\"00\"}|invalid_manifest",
                "{\"package\":\"a.b\",\"appVersion\":\"1.0.0\"}|invalid_bundle",
                "{\"package\":\"a.b\",\"appVersion\":\"1.0.0\",\"_binary\":\"\"}|invalid_bundle",
                "{\"package\":\"a.b\",\"appVersion\":\"1.0.0\",\"_binary\":null}|invalid_bundle",
                "{\"package\":\"a.b\",\"appVersion\":\"1.0.0\",\"_binary\":\"abc\"}|invalid_bundle",
                "{\"package\":\"a.b\",\"appVersion\":\"1.0.0\",\"_binary\":\"xyz!\"}|invalid_bundle",
                "{\"package\":\"a.b\",\"appVersion\":\"1.0.0\",\"_binary\":\"00\",\"_binary\":\"00\"}|invalid_bundle",
                "{\"package\":\"a.b\",\"appVersion\":\"1.0.0\",\"_binary\":\"0011223344\"}|invalid_bundle"
            })
    void namesWhatIsWrongWithAPush(String body, String error) {
        Reply reply = registry.signedIn("POST", PUSH, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo(error);
        assertThat(reply.message()).isNotBlank();
    }

    @Test
    void showsEveryCheckOfARefusedBundle() {
        TestBundle unsigned = TestBundle.unsigned("com.example.unsigned", "1.0.0");
        Reply reply = registry.pushFile(unsigned.bytes());
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("missing_signature");
        assertThat(reply.json().get("checks").findValuesAsText("outcome")).contains("passed", "failed");
        assertThat(registry.get("/api/v2/bundles?package=com.example.unsigned").text())
                .isEqualTo("[]");
    }

    @Test
    void refusesWhatTheManifestDoesNotSay() {
        assertRefused("bundle_integrity", manifest -> ((ObjectNode) manifest.get("wasm")).put("size", 1));
        assertRefused("bundle_integrity", manifest -> ((ObjectNode) manifest.get("wasm")).putNull("hash"));
        assertRefused("invalid_manifest", manifest -> manifest.put("package", "NotAName"));
        assertRefused("invalid_manifest", manifest -> manifest.put("appVersion", "v1"));
    }

    @Test
    void refusesAnotherManifestThanThePackedOne() {
        TestBundle bundle = TestBundle.of("com.example.mismatch", "1.0.0");
        ObjectNode posted = bundle.manifest().deepCopy().put("extra", true);
        Reply reply = registry.push(posted, bundle.bytes());
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("manifest_mismatch");
    }

    @Test
    void refusesUploadsBeyondTheLimit() {
        byte[] large = new byte[2 * 1024 * 1024];
        Reply file = registry.pushFile(large);
        Reply json = registry.push(Json.object().put("package", "a.b").put("appVersion", "1.0.0"), large);
        Reply manifest = registry.push(
                Json.object().put("package", "a.b").put("appVersion", "1.0.0").put("x", "x".repeat(1_500_000)),
                new byte[1]);
        for (Reply reply : List.of(file, json, manifest)) {
            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.error()).isEqualTo("bundle_too_large");
        }
    }

    @Test
    void wantsAFormWithAnMpkFile() {
        Reply json = registry.signedIn("POST", PUSH_FILE, "{}");
        assertThat(json.status()).isEqualTo(415);
        assertThat(json.error()).isEqualTo("unsupported_media_type");
        for (String disposition :
                List.of("form-data; name=\"bundle\"; filename=\"app.zip\"", "form-data; name=\"bundle\"")) {
            Reply reply = registry.pushFile(disposition, new byte[10]);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.error()).isEqualTo("invalid_request");
        }
        Reply garbage = registry.pushFile(new byte[10]);
        assertThat(garbage.status()).isEqualTo(400);
        assertThat(garbage.error()).isEqualTo("invalid_bundle");
    }

    @Test
    void yanksAndTakesItBack() {
        registry.published("com.example.yank", "1.0.0");
        String path = "/api/v2/bundles/com.example.yank/1.0.0/yank";
        assertThat(registry.signedIn("POST", path, "{\"yanked\":true,\"reason\":\"broken\"}")
                        .text())
                .isEqualTo("{\"package\":\"com.example.yank\",\"version\":\"1.0.0\",\"yanked\":true,"
                        + "\"yankReason\":\"broken\"}");
        assertThat(registry.get("/api/v2/bundles/com.example.yank/1.0.0")
                        .json()
                        .get("yankReason")
                        .textValue())
                .isEqualTo("broken");
        assertThat(registry.signedIn("POST", path, "{\"yanked\":false}").status())
                .isEqualTo(200);
        assertThat(registry.get("/api/v2/bundles/com.example.yank/1.0.0")
                        .json()
                        .get("yanked")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void refusesMalformedYanks() {
        String path = "/api/v2/bundles/com.example.yank/9.0.0/yank";
        assertThat(registry.post(path, "{\"yanked\":true}").status()).isEqualTo(401);
        for (String body : List.of("", "{}", "{\"yanked\":\"yes\"}", "[]", "{")) {
            Reply reply = registry.signedIn("POST", path, body);
            assertThat(reply.status()).as(body).isEqualTo(400);
            assertThat(reply.error()).isEqualTo("invalid_body");
        }
        assertThat(registry.signedIn("POST", path, "{\"yanked\":true}").error()).isEqualTo("not_found");
        assertThat(registry.signedIn("POST", "/api/v2/bundles/A_B/1/yank", "{\"yanked\":true}")
                        .error())
                .isEqualTo("invalid_params");
    }

    @Test
    void deletesForEver() {
        TestBundle bundle = registry.published("com.example.delete", "1.0.0");
        registry.published("com.example.delete", "1.1.0");
        Reply deleted = registry.signedIn("DELETE", "/api/v2/bundles/com.example.delete/1.0.0", "");
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.message()).isEqualTo("Deleted com.example.delete@1.0.0");
        assertThat(registry.get("/artifacts/com.example.delete/1.0.0/a.mpk").status())
                .isEqualTo(404);
        assertThat(registry.pushFile(bundle.bytes()).error()).isEqualTo("version_deleted");
        Reply all = registry.signedIn("DELETE", "/api/v2/bundles/com.example.delete", "");
        assertThat(all.message()).isEqualTo("Deleted package com.example.delete");
        assertThat(registry.signedIn("DELETE", "/api/v2/bundles/com.example.delete", "")
                        .error())
                .isEqualTo("package_not_found");
        assertThat(registry.signedIn("DELETE", "/api/v2/bundles/com.example.delete/1.1.0", "")
                        .status())
                .isEqualTo(404);
        assertThat(registry.signedIn("DELETE", "/api/v2/bundles/NOT_A_NAME", "").error())
                .isEqualTo("package_not_found");
    }

    private void assertRefused(String error, Consumer<ObjectNode> change) {
        Reply reply = registry.pushFile(
                TestBundle.of("com.example.refused", "1.0.0", change).bytes());
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.error()).as(reply.text()).isEqualTo(error);
    }

    private void assertPublished(Reply reply, TestBundle bundle, String name) {
        assertThat(reply.json().get("message").textValue()).isEqualTo("Bundle published successfully");
        assertThat(reply.json().get("package").textValue()).isEqualTo(name);
        assertThat(reply.json().get("version").textValue()).isEqualTo("1.0.0");
        assertThat(reply.json().get("digest").textValue())
                .isEqualTo(Digest.ofContent(bundle.bytes()).hex());
        assertThat(reply.json().get("applicationId").textValue()).isNotBlank();
        assertThat(reply.json().get("alreadyPublished").booleanValue()).isFalse();
        assertThat(reply.json().get("warnings").isArray()).isTrue();
        assertThat(reply.json().get("checks").findValuesAsText("outcome")).doesNotContain("failed");
        assertThat(registry.get("/artifacts/" + name + "/1.0.0/a.mpk").body()).isEqualTo(bundle.bytes());
    }
}
