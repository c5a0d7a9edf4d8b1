package registry.signing.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import registry.api.SignerId;
import registry.api.spi.SignatureScheme;
import registry.api.spi.SignatureScheme.KeyQuality;
import registry.signing.SigningError;
import registry.signing.json.StrictJson;
import registry.signing.key.Base64Url;
import registry.signing.key.DevKey;
import registry.signing.key.DidKey;
import registry.signing.key.SignatureSchemes;
import registry.signing.manifest.SignatureCheck.Failed;
import registry.signing.manifest.SignatureCheck.Passed;
import registry.signing.manifest.SignatureCheck.Skipped;

/**
 * The signature block of a manifest: {@code {"algorithm", "publicKey", "signature"}}, key and signature in base64url
 * without padding.
 *
 * <p>Each step answers for itself and never throws, so that a report can show all of them. A manifest may be trusted
 * when every step passed. The steps only count for manifests that {@link StrictJson} has read. Immutable and
 * thread-safe as long as nobody changes the manifest.
 */
public final class ManifestSignature {
    static final String SIGNATURE = "signature";
    static final String ALGORITHM = "algorithm";
    static final String PUBLIC_KEY = "publicKey";
    static final String SIGNER_ID = "signerId";
    private static final String OWNERS = "owners";

    private final ObjectNode manifest;
    private final SignatureSchemes schemes;
    private final String algorithm;
    private final Optional<SignatureScheme> scheme;
    private final Optional<byte[]> publicKey;

    private ManifestSignature(ObjectNode manifest, SignatureSchemes schemes) {
        this.manifest = manifest;
        this.schemes = schemes;
        this.algorithm = member(ALGORITHM);
        this.scheme = schemes.find(algorithm);
        this.publicKey = scheme.flatMap(known -> Base64Url.decode(member(PUBLIC_KEY), known.publicKeyLength()));
    }

    /** Whether a manifest has a signature block at all. */
    public sealed interface Presence {
        /** It has a complete one. */
        record Present(ManifestSignature signature) implements Presence {}

        /**
         * It has none, or one without all three members as non-empty strings.
         *
         * @param detail what is missing
         */
        record Missing(String detail) implements Presence {
            /** The failure that this is. */
            public Failed failure() {
                return new Failed(SigningError.MISSING_SIGNATURE, detail);
            }
        }
    }

    /** Looks for the signature block. Only the long member names count; nodes know no others. */
    public static Presence find(ObjectNode manifest, SignatureSchemes schemes) {
        JsonNode block = manifest.path(SIGNATURE);
        if (!block.isObject()) {
            return new Presence.Missing("the manifest has no signature; sign it first");
        }
        return Stream.of(ALGORITHM, PUBLIC_KEY, SIGNATURE)
                .filter(name ->
                        block.path(name).asText().isEmpty() || !block.path(name).isTextual())
                .findFirst()
                .<Presence>map(name -> new Presence.Missing(
                        "signature." + name + " is missing or no string; the block needs algorithm, publicKey and"
                                + " signature under these names"))
                .orElseGet(() -> new Presence.Present(new ManifestSignature(manifest, schemes)));
    }

    /** The identity of the key in the block; empty when that cannot be read. It proves nothing by itself. */
    public Optional<SignerId> signer() {
        return scheme.flatMap(known -> publicKey.map(key -> DidKey.of(known, key)));
    }

    /** A copy of the key in the block; empty when it cannot be read. */
    public Optional<byte[]> publicKey() {
        return publicKey.map(byte[]::clone);
    }

    /** Checks algorithm, encodings, and that the signature is the key's over this manifest's {@link SignedContent}. */
    public SignatureCheck checkSignature() {
        if (scheme.isEmpty()) {
            return invalid("signature.algorithm must be exactly one of " + String.join(", ", schemes.ids()));
        }
        if (publicKey.isEmpty()) {
            return invalid(encodingRule(PUBLIC_KEY, scheme.get().publicKeyLength()));
        }
        Optional<byte[]> signature =
                Base64Url.decode(member(SIGNATURE), scheme.get().signatureLength());
        if (signature.isEmpty()) {
            return invalid(encodingRule(SIGNATURE, scheme.get().signatureLength()));
        }
        byte[] signed = SignedContent.digest(manifest).bytes();
        return scheme.get().verify(publicKey.get(), signed, signature.get())
                ? new Passed("signed with " + algorithm)
                : invalid("signature.signature does not fit the manifest and signature.publicKey; the manifest was"
                        + " changed after signing, or signed with another key");
    }

    /** Checks that the key is worth trusting: a sound key of its scheme, and nowhere the well-known development key. */
    public SignatureCheck checkKey() {
        Optional<String> developmentField = developmentField();
        if (developmentField.isPresent()) {
            return new Failed(
                    SigningError.DEV_SIGNING_KEY,
                    developmentField.get() + " is the well-known development key, which everybody has; sign with a key"
                            + " of your own");
        }
        if (scheme.isEmpty() || publicKey.isEmpty()) {
            return new Skipped("signature.publicKey cannot be read");
        }
        KeyQuality quality = scheme.get().inspect(publicKey.get());
        return switch (quality) {
            case SOUND -> new Passed("the key is sound and not the development key");
            case MALFORMED -> invalid("signature.publicKey is no key of " + algorithm);
            case NON_CANONICAL -> invalid("signature.publicKey is not in the standard encoding of its key");
            case WEAK -> invalid("signature.publicKey is a weak key: anybody can sign for it");
        };
    }

    /** Checks that the manifest's {@code signerId} is the did:key of the key. */
    public SignatureCheck checkSignerId() {
        Optional<SignerId> derived = signer();
        if (derived.isEmpty()) {
            return new Skipped("signature.publicKey cannot be read");
        }
        String expected = derived.get().value();
        JsonNode signerId = manifest.path(SIGNER_ID);
        if (!signerId.isTextual()) {
            return mismatch("signerId is missing or no string; it must be " + expected);
        }
        return signerId.textValue().equals(expected)
                ? new Passed(expected)
                : mismatch("signerId is not the did:key of signature.publicKey, which is " + expected);
    }

    private Optional<String> developmentField() {
        Stream<String> fields =
                Stream.of("signature.publicKey", SIGNER_ID).filter(field -> DevKey.isDevKey(atField(field)));
        JsonNode owners = manifest.path(OWNERS);
        Stream<String> owned = IntStream.range(0, owners.isArray() ? owners.size() : 0)
                .filter(i -> owners.get(i).isTextual()
                        && DevKey.isDevKey(owners.get(i).textValue()))
                .mapToObj(i -> OWNERS + "[" + i + "]");
        return Stream.concat(fields, owned).findFirst();
    }

    private String atField(String field) {
        return field.equals(SIGNER_ID) ? manifest.path(SIGNER_ID).asText() : member(PUBLIC_KEY);
    }

    private String member(String name) {
        return manifest.path(SIGNATURE).path(name).textValue();
    }

    private static String encodingRule(String name, int length) {
        return "signature." + name + " must be " + length + " bytes in base64url without padding";
    }

    private static Failed invalid(String detail) {
        return new Failed(SigningError.INVALID_SIGNATURE, detail);
    }

    private static Failed mismatch(String detail) {
        return new Failed(SigningError.SIGNER_MISMATCH, detail);
    }
}
