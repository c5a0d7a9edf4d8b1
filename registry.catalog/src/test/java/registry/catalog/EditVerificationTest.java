package registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.catalog.Refusals.refusal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import registry.api.spi.SignatureScheme;
import registry.signing.SigningError;
import registry.signing.key.Base64Url;
import registry.signing.key.DidKey;
import registry.signing.key.SigningKey;
import registry.signing.manifest.ManifestSigner;

/** Bodies that are no edit to be trusted. */
class EditVerificationTest extends CatalogTestCase {
    private static final String VERSION = "1.0.0";

    private ObjectNode edit;
    private long revision;

    @BeforeEach
    void publish() {
        registry.published(ada, NAME, VERSION);
        edit = (ObjectNode) TestCatalog.json(catalog().manifest(PACKAGE, version(VERSION)));
        ((ObjectNode) edit.get("metadata")).put("name", "Edited");
        edit = ManifestSigner.sign(edit, Bundles.KEY);
        revision = registry.stores().metadata().revision();
    }

    @Test
    void takesOnlyStrictJson() {
        String text = edit.toString();
        List<String> hostile = List.of(
                "",
                " ",
                "null",
                "[]",
                "\"text\"",
                "{",
                "\ufeff" + text,
                text + "{}",
                text.substring(0, text.length() - 1) + ",\"package\":\"" + NAME + "\"}",
                text.substring(0, text.length() - 1) + ",\"x\":1.5}",
                text.substring(0, text.length() - 1) + ",\"x\":1e3}",
                text.substring(0, text.length() - 1) + ",\"x\":9007199254740993}",
                text.substring(0, text.length() - 1) + ",\"x\":\"\\ud800\"}",
                text.substring(0, text.length() - 1) + ",\"x\":" + "[".repeat(65) + "]".repeat(65) + "}",
                "[".repeat(500_000),
                "{\"a\":".repeat(100_000),
                "[" + "0,".repeat(300_000) + "0]");
        hostile.forEach(body -> assertRefused(SigningError.INVALID_MANIFEST, body.getBytes(StandardCharsets.UTF_8)));
        assertRefused(SigningError.INVALID_MANIFEST, new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'});
        assertRefused(SigningError.BUNDLE_TOO_LARGE, " ".repeat(1024 * 1024 + 1).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void takesOnlyTheSignatureOfThisVeryContent() {
        ObjectNode tampered = edit.deepCopy();
        ((ObjectNode) tampered.get("metadata")).put("name", "Other");
        assertRefused(SigningError.INVALID_SIGNATURE, TestCatalog.text(tampered));
        ((ObjectNode) tampered.get("metadata")).put("author", "mallory").put("name", "Edited");
        assertRefused(SigningError.INVALID_SIGNATURE, TestCatalog.text(tampered));
        assertRefused(
                SigningError.INVALID_SIGNATURE, TestCatalog.text(edit.deepCopy().put("downloads", 7)));
        assertRefused(
                SigningError.INVALID_SIGNATURE,
                TestCatalog.text(edit.deepCopy()
                        .set(
                                "signature",
                                ManifestSigner.sign(edit, Bundles.newKey()).get("signature"))));
    }

    @Test
    void takesOnlyALongNamedSignatureByItsSigner() {
        ObjectNode unsigned = edit.deepCopy();
        unsigned.remove("signature");
        assertRefused(SigningError.MISSING_SIGNATURE, TestCatalog.text(unsigned));
        ObjectNode signature = unsigned.putObject("signature");
        signature.set("alg", edit.at("/signature/algorithm"));
        signature.set("pubkey", edit.at("/signature/publicKey"));
        signature.set("sig", edit.at("/signature/signature"));
        assertRefused(SigningError.MISSING_SIGNATURE, TestCatalog.text(unsigned));
        ObjectNode upperCase = edit.deepCopy();
        ((ObjectNode) upperCase.get("signature")).put("algorithm", "ED25519");
        assertRefused(SigningError.INVALID_SIGNATURE, TestCatalog.text(upperCase));
        assertRefused(
                SigningError.SIGNER_MISMATCH,
                Bundles.signedAs(edit, Bundles.KEY, Bundles.newKey().signerId().value()));
    }

    @Test
    void takesNoKeyThatEverybodyHas() {
        SignatureScheme ed25519 = Bundles.SCHEMES.require("ed25519");
        assertRefused(SigningError.DEV_SIGNING_KEY, Bundles.signed(edit, SigningKey.development(ed25519)));
        byte[] neutral = new byte[32];
        neutral[0] = 1;
        edit.put("signerId", DidKey.of(ed25519, neutral).value());
        ((ObjectNode) edit.get("signature"))
                .put("publicKey", Base64Url.encode(neutral))
                .put("signature", Base64Url.encode(Arrays.copyOf(neutral, 64)));
        assertRefused(SigningError.INVALID_SIGNATURE, TestCatalog.text(edit));
    }

    private void assertRefused(SigningError error, byte[] body) {
        assertThat(refusal(() -> registry.edit(ada, NAME, VERSION, body)))
                .as(new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8))
                .isEqualTo(error);
        assertThat(registry.stores().metadata().revision()).isEqualTo(revision);
    }
}
