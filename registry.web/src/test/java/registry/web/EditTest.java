package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import registry.signing.key.SigningKey;
import registry.signing.manifest.ManifestSigner;
import registry.web.http.Json;

/** Signed edits of the metadata, as command lines and the web front end make them. */
@HelidonTest
class EditTest {
    private static final SigningKey KEY = TestBundle.newKey();
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Inject
    private WebTarget target;

    private TestRegistry registry;
    private TestPerson ada;
    private String name;
    private String path;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config();
    }

    @BeforeEach
    void publish() {
        registry = TestRegistry.at(target);
        int number = NUMBERS.incrementAndGet();
        ada = TestPerson.of(registry, "ada-" + number);
        name = "com.example.edit" + number;
        path = "/api/v2/bundles/" + name + "/1.0.0";
        ada.push(TestBundle.signedBy(KEY, name, "1.0.0")).expect(201);
    }

    @Test
    void takesWhatItShowedWithOtherMetadata() {
        Reply published = registry.get(path + "/manifest").expect(200);
        String tag = registry.get(path).header("ETag").orElseThrow();
        String listed = registry.get("/api/v2/bundles").header("ETag").orElseThrow();
        String edit = edited("Counter");

        Reply reply = ada.patch(path, edit).expect(200);

        assertThat(reply.text())
                .isEqualTo("{\"message\":\"Bundle metadata updated\",\"package\":\"" + name
                        + "\",\"version\":\"1.0.0\",\"changed\":[\"metadata.name\"],\"warnings\":[]}");
        Reply shown = registry.get(path, "If-None-Match", tag).expect(200);
        assertThat(shown.json().at("/metadata/name").textValue()).isEqualTo("Counter");
        assertThat(shown.json().get("editedAt").textValue()).endsWith("Z");
        assertThat(shown.json().at("/signature/sig")).isEqualTo(published.json().at("/signature/signature"));
        assertThat(registry.get("/api/v2/bundles", "If-None-Match", listed)
                        .expect(200)
                        .json()
                        .findValuesAsText("name"))
                .contains("Counter");
        assertThat(registry.get(path + "/manifest").body()).isEqualTo(published.body());
        Reply latest = registry.get(path + "/manifest?edit=latest").expect(200);
        assertThat(latest.text()).isEqualTo(edit);
        assertThat(latest.header("Content-Type")).contains("application/json");
        registry.get(
                        path + "/manifest?edit=latest",
                        "If-None-Match",
                        latest.header("ETag").orElseThrow())
                .expect(304);
    }

    @Test
    void makesRetriesSafe() {
        String edit = edited("Again");
        ada.patch(path, edit).expect(200);
        assertThat(ada.patch(path, edit).expect(200).json().get("changed")).isEmpty();
    }

    @Test
    void showsEditsFromTheirFirstOnAndNoOthers() {
        assertRefused(registry.get(path + "/manifest?edit=latest"), 404, "not_found");
        assertRefused(registry.get("/api/v2/bundles/com.none.such/1.0.0/manifest?edit=latest"), 404, "not_found");
        assertRefused(registry.get(path + "/manifest?edit=first"), 400, "invalid_params");
        registry.get(path + "/manifest?edit=").expect(200);
        registry.head(path + "/manifest?edit=latest").expect(404);
    }

    @Test
    void warnsOfAnotherKey() {
        SigningKey other = TestBundle.newKey();
        Reply reply = ada.patch(path, text(ManifestSigner.sign(shown("Other"), other)))
                .expect(200);
        assertThat(reply.json().at("/warnings/0/code").textValue()).isEqualTo("signer_differs");
        assertThat(reply.json().at("/warnings/0/message").textValue())
                .contains(other.signerId().value(), KEY.signerId().value());
        assertThat(registry.get(path).json().get("signerId").textValue())
                .isEqualTo(KEY.signerId().value());
    }

    @Test
    void keepsWhatIsForEver() {
        ObjectNode other = shown("Counter");
        ((ObjectNode) other.get("wasm")).put("size", 1);
        Reply reply = ada.patch(path, text(ManifestSigner.sign(other, KEY)));
        assertRefused(reply, 400, "immutable_field");
        assertThat(reply.message()).startsWith("wasm.size ");
        ada.push(TestBundle.signedBy(KEY, name, "1.1.0")).expect(201);
        Reply elsewhere = ada.patch("/api/v2/bundles/" + name + "/1.1.0", edited("Counter"));
        assertRefused(elsewhere, 400, "immutable_field");
        assertThat(elsewhere.message()).startsWith("appVersion ");
    }

    @Test
    void takesLargeIconsAndNothingBeyondAMebibyte() {
        byte[] pixels = new byte[570 * 1024];
        new Random(1).nextBytes(pixels);
        System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, 0, pixels, 0, 8);
        ObjectNode large = shown("Large");
        String icon = "data:image/png;base64," + Base64.getEncoder().encodeToString(pixels);
        ((ObjectNode) large.get("metadata")).put("icon", icon);
        ada.patch(path, text(ManifestSigner.sign(large, KEY))).expect(200);
        assertThat(registry.get(path).json().at("/metadata/icon").textValue()).isEqualTo(icon);

        for (int length : new int[] {1024 * 1024 + 1, 3 * 1024 * 1024}) {
            Reply reply = ada.patch(path, " ".repeat(length));
            assertRefused(reply, 413, "bundle_too_large");
            assertThat(reply.message()).contains("1048576");
        }
        assertRefused(ada.patch(path, " ".repeat(1024 * 1024)), 400, "invalid_manifest");
    }

    @Test
    void readsNothingOfABodyByNobody() {
        for (String[] headers : new String[][] {{}, {"Authorization", "Bearer nonsense"}}) {
            Reply reply = registry.send("PATCH", path, BodyPublishers.ofString(" ".repeat(1024 * 1024 + 1)), headers);
            assertRefused(reply, 401, "unauthorized");
        }
    }

    @Test
    void refusesStrangersAndWhatIsNotThere() {
        TestPerson bob = TestPerson.of(registry, "bob-" + name.replace('.', '-'));
        assertRefused(bob.patch(path, edited("Mine")), 403, "not_owner");
        assertRefused(ada.patch("/api/v2/bundles/" + name + "/9.9.9", edited("Gone")), 404, "not_found");
        assertRefused(ada.patch("/api/v2/bundles/" + name + "/latest", edited("Gone")), 404, "not_found");
        assertRefused(ada.patch("/api/v2/bundles/NoName/1.0.0", edited("Gone")), 404, "not_found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|invalid_manifest",
                "null|invalid_manifest",
                "[]|invalid_manifest",
                "{|invalid_manifest",
                "{}|missing_signature",
                "{\"a\":1,\"a\":2}|invalid_manifest",
                "{\"a\":\"\\ud800\"}|invalid_manifest",
                "{\"a\":1.5}|invalid_manifest"
            })
    void namesWhatIsWrongWithABody(String body, String error) {
        assertRefused(ada.patch(path, body), 400, error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-8", "text/plain", "application/x-www-form-urlencoded"})
    void takesJsonUnderAnyName(String type) {
        registry.send(
                        "PATCH",
                        path,
                        BodyPublishers.ofString(edited("Typed")),
                        "Authorization",
                        "Bearer " + ada.token(),
                        "Content-Type",
                        type)
                .expect(200);
    }

    @Test
    void letsPagesOfOtherSitesAskFirst() {
        Reply reply = registry.send(
                "OPTIONS",
                path,
                BodyPublishers.noBody(),
                "Origin",
                "https://elsewhere.example",
                "Access-Control-Request-Method",
                "PATCH");
        assertThat(reply.expect(200).header("Access-Control-Allow-Methods").orElseThrow())
                .contains("PATCH");
    }

    private ObjectNode shown(String displayName) {
        ObjectNode entry = (ObjectNode) registry.get(path).expect(200).json();
        ((ObjectNode) entry.get("metadata")).put("name", displayName);
        return entry;
    }

    /** What is shown with another display name, signed. */
    private String edited(String displayName) {
        return text(ManifestSigner.sign(shown(displayName), KEY));
    }

    private static String text(ObjectNode json) {
        return new String(Json.bytes(json), StandardCharsets.UTF_8);
    }

    private static void assertRefused(Reply reply, int status, String error) {
        assertThat(List.of(reply.status(), reply.error())).as(reply.text()).isEqualTo(List.of(status, error));
        assertThat(reply.message()).isNotBlank();
    }
}
