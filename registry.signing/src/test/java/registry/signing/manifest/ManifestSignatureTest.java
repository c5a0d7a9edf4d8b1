package registry.signing.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.spi.SignatureScheme;
import registry.signing.SigningError;
import registry.signing.json.PrettyJson;
import registry.signing.json.StrictJson;
import registry.signing.key.Base58;
import registry.signing.key.Base64Url;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;
import registry.signing.manifest.ManifestSignature.Presence;
import registry.signing.manifest.SignatureCheck.Failed;
import registry.signing.manifest.SignatureCheck.Passed;
import registry.signing.manifest.SignatureCheck.Skipped;
import registry.signing.support.SigningVectors;

final class ManifestSignatureTest {
    private final SignatureSchemes schemes = SignatureSchemes.load();
    private final SignatureScheme scheme = schemes.require("ed25519");
    private final SigningKey key = SigningKey.fromSeed(scheme, seed(1));

    private ObjectNode manifest;
    private ObjectNode block;

    @BeforeEach
    void signAManifest() {
        manifest = ManifestSigner.sign((ObjectNode) StrictJson.parse("""
                {"version":"1.0","package":"com.example.app","appVersion":"1.0.0","minRuntimeVersion":"0.1.0",
                 "metadata":{"name":"App","_note":"nested, so signed"},"_local":1}""".getBytes(UTF_8)), key);
        block = (ObjectNode) manifest.get("signature");
    }

    static Stream<JsonNode> signedVectors() throws IOException {
        return SigningVectors.manifests().stream();
    }

    @ParameterizedTest
    @MethodSource("signedVectors")
    void acceptsTheSignedManifestsOfTheToolsInTheField(JsonNode vector) throws IOException {
        ObjectNode signed = signedManifest(vector);
        boolean development = vector.get("name").textValue().equals("dev-key");

        assertPassed(find(signed).checkSignature());
        assertPassed(find(signed).checkSignerId());
        assertThat(find(signed).checkKey() instanceof Passed).isNotEqualTo(development);
        assertThat(find(signed).signer())
                .hasValueSatisfying(signer ->
                        assertThat(signer).hasToString(vector.get("signerId").textValue()));
        assertThat(SignedContent.digest(signed).hex())
                .isEqualTo(vector.get("sha256Hex").textValue());
    }

    @ParameterizedTest
    @MethodSource("signedVectors")
    void acceptsThemInAnotherLayoutAndWithAnnotations(JsonNode vector) throws IOException {
        ObjectNode signed =
                (ObjectNode) new JsonMapper().readTree(new String(PrettyJson.write(signedManifest(vector)), UTF_8));
        signed.put("_", 1).put("_binary", "00").putObject("_server").put("downloads", 3);

        assertPassed(find(signed).checkSignature());
    }

    @ParameterizedTest
    @MethodSource("signedVectors")
    void refusesThemWhenAnySignedMemberIsChanged(JsonNode vector) throws IOException {
        ObjectNode signed = signedManifest(vector);

        for (String name : signed.properties().stream().map(Map.Entry::getKey).toList()) {
            if (!name.startsWith("_") && !name.equals("signature")) {
                ObjectNode changed = signed.deepCopy();
                changed.set(name, changed.get(name).isNull() ? changed.numberNode(1) : NullNode.instance);
                assertFailed(find(changed).checkSignature(), SigningError.INVALID_SIGNATURE, "changed after signing");
            }
        }
    }

    @Test
    void passesEveryStepOfAnHonestManifest() {
        assertPassed(find(manifest).checkSignature());
        assertPassed(find(manifest).checkKey());
        assertPassed(find(manifest).checkSignerId());
        assertThat(find(manifest).publicKey())
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(key.publicKey()));
    }

    @Test
    void signsNestedMembersOfTheSkippedNames() {
        ((ObjectNode) manifest.get("metadata")).put("_note", "changed");

        assertFailed(find(manifest).checkSignature(), SigningError.INVALID_SIGNATURE, "changed after signing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "\"text\"", "[]", "{}", "1", "{\"alg\":\"ed25519\",\"pubkey\":\"x\",\"sig\":\"y\"}"})
    void missesASignatureThatIsNoCompleteBlock(String json) {
        manifest.set("signature", StrictJson.parse(json.getBytes(UTF_8)));

        assertMissing();
    }

    @Test
    void missesASignatureThatIsNotThere() {
        manifest.remove("signature");

        assertMissing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"algorithm", "publicKey", "signature"})
    void missesASignatureWithoutOneOfItsMembers(String name) {
        for (JsonNode wrong : new JsonNode[] {
            NullNode.instance, block.textNode(""), block.numberNode(1), block.arrayNode(), block.booleanNode(true)
        }) {
            block.set(name, wrong);
            assertThat(ManifestSignature.find(manifest, schemes))
                    .isInstanceOfSatisfying(
                            Presence.Missing.class,
                            missing -> assertThat(missing.detail()).contains("signature." + name));
        }
        block.remove(name);
        assertMissing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "ED25519", "ed25519 ", "ed25519ph", "none", "EdDSA"})
    void refusesOtherAlgorithms(String algorithm) {
        block.put("algorithm", algorithm);

        assertFailed(find(manifest).checkSignature(), SigningError.INVALID_SIGNATURE, "exactly one of ed25519");
        assertThat(find(manifest).checkKey()).isInstanceOf(Skipped.class);
        assertThat(find(manifest).checkSignerId()).isInstanceOf(Skipped.class);
        assertThat(find(manifest).signer()).isEmpty();
    }

    @Test
    void refusesEveryOtherSpellingOfKeyAndSignature() {
        for (String name : new String[] {"publicKey", "signature"}) {
            byte[] bytes = Base64.getUrlDecoder().decode(block.get(name).textValue());
            String text = Base64Url.encode(bytes);
            char beyond = text.charAt(text.length() - 1) == 'A' ? 'B' : (char) (text.charAt(text.length() - 1) + 1);
            for (String spelling : new String[] {
                text + "=",
                text + "==",
                text + "\n",
                text.substring(0, text.length() - 1) + beyond,
                text.substring(0, text.length() - 1),
                text + "A",
                HexFormat.of().formatHex(bytes),
                "z" + Base58.encode(bytes),
                Base64Url.encode(Arrays.copyOf(bytes, bytes.length - 1)),
                Base64Url.encode(Arrays.copyOf(bytes, bytes.length + 1))
            }) {
                block.put(name, spelling);
                assertFailed(
                        find(manifest).checkSignature(),
                        SigningError.INVALID_SIGNATURE,
                        "signature." + name + " must be " + bytes.length + " bytes in base64url without padding");
            }
            block.put(name, text);
        }
    }

    @Test
    void refusesAnotherKeysSignature() {
        SigningKey other = SigningKey.fromSeed(scheme, seed(2));
        block.put("publicKey", Base64Url.encode(other.publicKey()));

        assertFailed(find(manifest).checkSignature(), SigningError.INVALID_SIGNATURE, "does not fit");
        assertFailed(
                find(manifest).checkSignerId(),
                SigningError.SIGNER_MISMATCH,
                other.signerId().value());
        assertPassed(find(manifest).checkKey());
    }

    @Test
    void refusesTheCraftedKeysAndSignaturesOfTheVectors() throws IOException {
        JsonNode edge = SigningVectors.all().get("ed25519Edge");
        byte[] message = SigningVectors.hex(edge, "messageHex");

        assertThat(edge.get("cases")).hasSizeGreaterThanOrEqualTo(5);
        for (JsonNode vector : edge.get("cases")) {
            boolean accepted = scheme.verify(
                    SigningVectors.hex(vector, "publicKeyHex"), message, SigningVectors.hex(vector, "signatureHex"));
            assertThat(accepted)
                    .as("%s", vector)
                    .isEqualTo(vector.get("dalekVerifyStrict").booleanValue());
        }
    }

    @Test
    void refusesASmallOrderKeyForWhichAnybodyCanSign() {
        byte[] neutral = new byte[32];
        neutral[0] = 1;
        block.put("publicKey", Base64Url.encode(neutral));
        block.put("signature", Base64Url.encode(Arrays.copyOf(neutral, 64)));

        assertFailed(find(manifest).checkKey(), SigningError.INVALID_SIGNATURE, "anybody can sign");
        assertFailed(find(manifest).checkSignature(), SigningError.INVALID_SIGNATURE, "does not fit");
    }

    @Test
    void refusesASecondEncodingOfAKey() {
        byte[] unreduced = new byte[32];
        Arrays.fill(unreduced, (byte) 0xff);
        unreduced[0] = (byte) 0xee;
        unreduced[31] = 0x7f;
        block.put("publicKey", Base64Url.encode(unreduced));

        assertFailed(find(manifest).checkKey(), SigningError.INVALID_SIGNATURE, "standard encoding");
    }

    @Test
    void refusesWhatIsNoKey() {
        byte[] nothing = new byte[32];
        nothing[0] = 2;
        block.put("publicKey", Base64Url.encode(nothing));

        assertFailed(find(manifest).checkKey(), SigningError.INVALID_SIGNATURE, "no key of ed25519");
    }

    @Test
    void refusesTheDevelopmentKeyThoughItsSignatureIsValid() {
        ObjectNode signed = ManifestSigner.sign(manifest, SigningKey.development(scheme));

        assertPassed(find(signed).checkSignature());
        assertPassed(find(signed).checkSignerId());
        assertFailed(find(signed).checkKey(), SigningError.DEV_SIGNING_KEY, "signature.publicKey");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c7yxmuCRXfb4Ab4kcl9M3D5lxcpG9BTZm7smM8jMdMI=",
                "73bcb19ae0915df6f801be24725f4cdc3e65c5ca46f414d99bbb2633c8cc74c2",
                " did:key:z6MknF3p5L5FDHJQ7FREUapuX4Wmp4MtF6WrHYaXS2B3eZQd ",
                "6MknF3p5L5FDHJQ7FREUapuX4Wmp4MtF6WrHYaXS2B3eZQd"
            })
    void findsTheDevelopmentKeyWhereverAndHoweverItStands(String spelling) {
        block.put("publicKey", spelling);
        assertFailed(find(manifest).checkKey(), SigningError.DEV_SIGNING_KEY, "signature.publicKey");

        block.put("publicKey", Base64Url.encode(key.publicKey()));
        manifest.put("signerId", spelling);
        assertFailed(find(manifest).checkKey(), SigningError.DEV_SIGNING_KEY, "signerId is the well-known");

        manifest.put("signerId", key.signerId().value());
        manifest.putArray("owners").add(1).addNull().add(key.signerId().value()).add(spelling);
        assertFailed(find(manifest).checkKey(), SigningError.DEV_SIGNING_KEY, "owners[3]");
    }

    @Test
    void acceptsOwnersThatAreNotTheDevelopmentKey() {
        manifest.putArray("owners").add(key.signerId().value()).addObject();
        assertPassed(find(manifest).checkKey());

        manifest.put("owners", "no list");
        assertPassed(find(manifest).checkKey());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "\"\"", "\"did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp\"", "{}"})
    void refusesASignerIdThatIsNotTheKeys(String json) {
        manifest.set("signerId", StrictJson.parse(json.getBytes(UTF_8)));

        assertFailed(
                find(manifest).checkSignerId(),
                SigningError.SIGNER_MISMATCH,
                key.signerId().value());
    }

    @Test
    void refusesAManifestWithoutSignerId() {
        manifest.remove("signerId");

        assertFailed(find(manifest).checkSignerId(), SigningError.SIGNER_MISMATCH, "signerId is missing");
    }

    private ManifestSignature find(ObjectNode signed) {
        return switch (ManifestSignature.find(signed, schemes)) {
            case Presence.Present present -> present.signature();
            case Presence.Missing missing -> throw new AssertionError(missing.detail());
        };
    }

    private void assertMissing() {
        assertThat(ManifestSignature.find(manifest, schemes))
                .isInstanceOfSatisfying(
                        Presence.Missing.class,
                        missing -> assertThat(missing.failure())
                                .isEqualTo(new Failed(SigningError.MISSING_SIGNATURE, missing.detail())));
    }

    private static void assertPassed(SignatureCheck check) {
        assertThat(check).isInstanceOf(Passed.class);
    }

    private static void assertFailed(SignatureCheck check, SigningError error, String detail) {
        assertThat(check).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.error()).isEqualTo(error);
            assertThat(failed.detail()).contains(detail);
        });
    }

    /** The vector's own text, numbers of every form included, with its signer id and signature. */
    static ObjectNode signedManifest(JsonNode vector) throws IOException {
        ObjectNode signed =
                (ObjectNode) new JsonMapper().readTree(vector.get("inputText").textValue());
        signed.put("signerId", vector.get("signerId").textValue());
        signed.set("signature", vector.get("manifest").get("signature"));
        return signed;
    }

    private static byte[] seed(int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        return seed;
    }
}
