package registry.cli.operation.signing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import registry.api.RegistryException;
import registry.api.SignerId;
import registry.api.spi.SignatureScheme;
import registry.cli.bundle.Manifests;
import registry.cli.output.Json;
import registry.cli.output.Table;
import registry.signing.json.CanonicalJson;
import registry.signing.key.ApplicationId;
import registry.signing.key.Base64Url;
import registry.signing.key.SignatureSchemes;
import registry.signing.manifest.ManifestSignature;
import registry.signing.manifest.SignedContent;

/**
 * What the signature of a manifest is made of, for those who look for the fault in one.
 *
 * @param canonicalLength length of the canonical JSON that is hashed, in bytes
 * @param payloadHash the SHA-256 of it, which is what the key signs, hexadecimal
 * @param algorithm the algorithm that the manifest names
 * @param publicKey the key as the manifest spells it
 * @param publicKeyEncoding what that spelling is
 * @param signature the signature as the manifest spells it
 * @param signatureEncoding what that spelling is
 * @param signerId the identity that the manifest claims
 * @param derivedSignerId the identity of the key
 * @param applicationId what nodes call the app, by the package and the key
 */
public record SignatureDetails(
        int canonicalLength,
        String payloadHash,
        String algorithm,
        String publicKey,
        String publicKeyEncoding,
        String signature,
        String signatureEncoding,
        String signerId,
        Optional<String> derivedSignerId,
        Optional<String> applicationId) {
    private static final String NONE = "(none)";

    /** Looks at a manifest; empty if it is no strict JSON object, or has no canonical form. */
    public static Optional<SignatureDetails> of(byte[] manifest, SignatureSchemes schemes) {
        try {
            return Optional.of(of(Manifests.parse(manifest), schemes));
        } catch (RegistryException e) {
            return Optional.empty(); // the checks tell why
        }
    }

    private static SignatureDetails of(ObjectNode manifest, SignatureSchemes schemes) {
        ObjectNode signed = SignedContent.withoutAnnotations(manifest);
        signed.remove("signature");
        JsonNode block = manifest.path("signature");
        String key = block.path("publicKey").asText(NONE);
        String value = block.path("signature").asText(NONE);
        Optional<SignatureScheme> scheme = schemes.find(block.path("algorithm").asText());
        Optional<SignerId> signer =
                ManifestSignature.find(manifest, schemes) instanceof ManifestSignature.Presence.Present present
                        ? present.signature().signer()
                        : Optional.empty();
        return new SignatureDetails(
                CanonicalJson.of(signed).length,
                SignedContent.digest(manifest).hex(),
                block.path("algorithm").asText(NONE),
                key,
                encoding(key, scheme.map(SignatureScheme::publicKeyLength)),
                value,
                encoding(value, scheme.map(SignatureScheme::signatureLength)),
                manifest.path("signerId").asText(NONE),
                signer.map(SignerId::value),
                signer.map(id ->
                        ApplicationId.of(manifest.path("package").asText(), id).base58()));
    }

    private static String encoding(String text, Optional<Integer> length) {
        if (text.equals(NONE)) {
            return NONE;
        }
        if (length.isEmpty()) {
            return "unknown, as the algorithm is";
        }
        return Base64Url.decode(text, length.get()).isPresent()
                ? "base64url without padding, " + length.get() + " bytes"
                : "not " + length.get() + " bytes in base64url without padding (" + text.length() + " characters)";
    }

    Table table() {
        Table table = new Table()
                .row("Canonical length", canonicalLength + " bytes")
                .row("Payload hash", payloadHash)
                .row("Algorithm", algorithm)
                .row("Public key", publicKey)
                .row("", publicKeyEncoding)
                .row("Signature", signature)
                .row("", signatureEncoding)
                .row("Signer id", signerId);
        derivedSignerId
                .filter(derived -> !derived.equals(signerId))
                .ifPresent(derived -> table.row("  of the key", derived));
        applicationId.ifPresent(id -> table.row("Application id", id));
        return table;
    }

    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("canonicalLength", canonicalLength)
                .put("payloadHash", payloadHash)
                .put("algorithm", algorithm)
                .put("publicKey", publicKey)
                .put("publicKeyEncoding", publicKeyEncoding)
                .put("signature", signature)
                .put("signatureEncoding", signatureEncoding)
                .put("signerId", signerId);
        derivedSignerId.ifPresent(id -> json.put("derivedSignerId", id));
        applicationId.ifPresent(id -> json.put("applicationId", id));
        return json;
    }
}
