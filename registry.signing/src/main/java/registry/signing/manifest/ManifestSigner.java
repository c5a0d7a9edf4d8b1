package registry.signing.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import registry.api.RegistryException;
import registry.signing.SigningError;
import registry.signing.json.PrettyJson;
import registry.signing.key.Base64Url;
import registry.signing.key.SigningKey;

/** Signs manifests as the signing tools in the field do. Thread-safe. */
public final class ManifestSigner {
    private static final String MIN_RUNTIME_VERSION = "minRuntimeVersion";

    private ManifestSigner() {}

    /**
     * A signed copy: {@code signerId} and {@code signature} are set, whatever they were; everything else stays, and
     * members keep their order. The same manifest and key give the same result.
     *
     * @throws RegistryException with {@link SigningError#INVALID_MANIFEST} when {@code minRuntimeVersion} is missing or
     *     no string, or the manifest has no canonical form
     */
    public static ObjectNode sign(ObjectNode manifest, SigningKey key) {
        if (!manifest.path(MIN_RUNTIME_VERSION).isTextual()) {
            throw new RegistryException(
                    SigningError.INVALID_MANIFEST,
                    MIN_RUNTIME_VERSION + " is missing or no string; set the oldest node version that can run the app,"
                            + " such as \"0.1.0\"");
        }
        ObjectNode signed = manifest.deepCopy();
        signed.put(ManifestSignature.SIGNER_ID, key.signerId().value());
        byte[] signature = key.sign(SignedContent.digest(signed).bytes());
        signed.putObject(ManifestSignature.SIGNATURE)
                .put(ManifestSignature.ALGORITHM, key.schemeId())
                .put(ManifestSignature.PUBLIC_KEY, Base64Url.encode(key.publicKey()))
                .put(ManifestSignature.SIGNATURE, Base64Url.encode(signature));
        return signed;
    }

    /** The signed copy of {@link #sign} as a file: pretty JSON in UTF-8 without a line end after the last line. */
    public static byte[] signToBytes(ObjectNode manifest, SigningKey key) {
        return PrettyJson.write(sign(manifest, key));
    }
}
