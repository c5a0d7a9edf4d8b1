package registry.signing.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static registry.signing.support.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.spi.SignatureScheme;
import registry.signing.SigningError;
import registry.signing.json.CanonicalJson;
import registry.signing.json.StrictJson;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;
import registry.signing.support.SigningVectors;

final class ManifestSignerTest {
    private final SignatureScheme scheme = SignatureSchemes.load().require("ed25519");
    private final SigningKey key = SigningKey.fromSeed(scheme, new byte[32]);

    static Stream<JsonNode> vectors() throws IOException {
        return SigningVectors.manifests().stream();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void signsAsTheToolsInTheField(JsonNode vector) throws IOException {
        SigningKey own = SigningKey.fromSeed(scheme, SigningVectors.hex(vector, "seedHex"));
        ObjectNode unsigned =
                (ObjectNode) new JsonMapper().readTree(vector.get("inputText").textValue());

        ObjectNode signed = ManifestSigner.sign(unsigned, own);
        ObjectNode view = SignedContent.withoutAnnotations(signed);
        view.remove("signature");

        assertThat(CanonicalJson.of(view)).isEqualTo(SigningVectors.hex(vector, "canonicalUtf8Hex"));
        assertThat(new String(CanonicalJson.of(view), UTF_8))
                .isEqualTo(vector.get("canonical").textValue());
        assertThat(signed.get("signature"))
                .isEqualTo(vector.get("manifest").get("signature"))
                .hasSize(3);
        assertThat(signed.at("/signature/signature").textValue())
                .isEqualTo(vector.get("signatureBase64url").textValue());
    }

    @Test
    void replacesAnOldSignatureAndKeepsEverythingElse() {
        ObjectNode old = parse("""
                {"signature":{"signature":"old","signedAt":"then"},"_local":[1],"minRuntimeVersion":"0.1.0",
                 "signerId":"old","b":{"_x":1,"signature":2}}""");
        ObjectNode untouched = old.deepCopy();

        ObjectNode signed = ManifestSigner.sign(old, key);

        assertThat(old).isEqualTo(untouched);
        assertThat(signed.fieldNames())
                .toIterable()
                .containsExactly("signature", "_local", "minRuntimeVersion", "signerId", "b");
        assertThat(signed.get("signature").fieldNames())
                .toIterable()
                .containsExactly("algorithm", "publicKey", "signature");
        assertThat(signed.get("signerId").textValue()).isEqualTo(key.signerId().value());
        assertThat(signed.get("_local")).isEqualTo(old.get("_local"));
        assertThat(signed.get("b")).isEqualTo(old.get("b"));
    }

    @Test
    void signsTheSameWayEveryTime() {
        ObjectNode manifest = parse("{\"minRuntimeVersion\":\"0.1.0\",\"package\":\"com.example.app\"}");

        byte[] once = ManifestSigner.signToBytes(manifest, key);

        assertThat(ManifestSigner.signToBytes(manifest, key)).isEqualTo(once);
        assertThat(ManifestSigner.signToBytes((ObjectNode) StrictJson.parse(once), key))
                .isEqualTo(once);
    }

    @Test
    void writesPrettyJson() {
        byte[] signed = ManifestSigner.signToBytes(parse("{\"minRuntimeVersion\":\"0.1.0\"}"), key);

        assertThat(new String(signed, UTF_8)).startsWith("""
                {
                  "minRuntimeVersion": "0.1.0",
                  "signerId": "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
                  "signature": {
                    "algorithm": "ed25519",
                    "publicKey": "O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik",
                """).endsWith("\"\n  }\n}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"minRuntimeVersion\":null}",
                "{\"minRuntimeVersion\":1}",
                "{\"minRuntimeVersion\":[\"0.1.0\"]}",
                "{\"min_runtime_version\":\"0.1.0\"}"
            })
    void refusesAManifestWithoutRuntimeVersion(String json) {
        assertRefused(SigningError.INVALID_MANIFEST, () -> ManifestSigner.sign(parse(json), key))
                .contains("minRuntimeVersion");
    }

    @Test
    void refusesAManifestWithoutCanonicalForm() {
        ObjectNode manifest = parse("{\"minRuntimeVersion\":\"0.1.0\"}").put("name", "\ud800");

        assertRefused(SigningError.INVALID_MANIFEST, () -> ManifestSigner.sign(manifest, key))
                .contains("lone surrogate");
    }

    @Test
    void hashesTheCaseOfTheToolsInTheField() throws IOException {
        JsonNode known = SigningVectors.all().get("fromRepos").get("canonicalization");
        ObjectNode view = SignedContent.withoutAnnotations((ObjectNode) known.get("input"));
        view.remove("signature");

        assertThat(new String(CanonicalJson.of(view), UTF_8))
                .isEqualTo(known.get("canonical").textValue());
    }

    private static ObjectNode parse(String json) {
        return (ObjectNode) StrictJson.parse(json.getBytes(UTF_8));
    }
}
