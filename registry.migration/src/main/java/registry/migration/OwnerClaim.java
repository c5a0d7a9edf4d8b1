package registry.migration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import registry.api.RegistryException;
import registry.signing.SigningError;
import registry.signing.json.StrictJson;
import registry.signing.key.SignatureSchemes;
import registry.signing.manifest.ManifestSignature;
import registry.signing.manifest.SignatureCheck;
import registry.storage.DocumentStore;

/**
 * What a stored manifest says of its owner, and whether the other deployment said so.
 *
 * <p>It checked the signature of every manifest, and then wrote the owner into it, which broke the signature. So an owner
 * in a manifest whose signature still fits was written by the publisher, who may write any name.
 *
 * @param email of the owner, or the user name in its place
 * @param author the user name of the owner, or the e-mail address in its place
 */
record OwnerClaim(Optional<String> email, Optional<String> author, boolean trusted) {
    private static final String METADATA = "metadata";
    private static final String SIGNATURE = "signature";
    private static final String BADGE = "_adminVerified";

    /** RFC 8032 §5.1.6, in base64url without padding. In any other encoding it might fit there and not here. */
    private static final int SIGNATURE_LENGTH = 86;

    static OwnerClaim of(ObjectNode manifest, SignatureSchemes schemes) {
        return new OwnerClaim(
                LegacyReader.text(manifest.path(METADATA), "_ownerEmail"),
                LegacyReader.text(manifest.path(METADATA), "author"),
                wasStamped(manifest, schemes));
    }

    /** Whoever of the two is a user. */
    Optional<LegacyUser> holder(People people) {
        return Stream.of(email, author)
                .flatMap(Optional::stream)
                .flatMap(name -> people.withEmail(name).or(() -> people.withUsername(name)).stream())
                .findFirst();
    }

    private static boolean wasStamped(ObjectNode manifest, SignatureSchemes schemes) {
        ObjectNode unverified = manifest.deepCopy();
        if (unverified.path(METADATA) instanceof ObjectNode metadata) {
            // The badge was written later, into whatever was there.
            metadata.remove(BADGE);
        }
        return isBroken(manifest, schemes) && isBroken(unverified, schemes);
    }

    /** Whether there is a signature by a sound key that does not fit. */
    private static boolean isBroken(ObjectNode manifest, SignatureSchemes schemes) {
        ObjectNode usual = withLongNames(manifest);
        try {
            StrictJson.parse(DocumentStore.encode(usual));
            return ManifestSignature.find(usual, schemes) instanceof ManifestSignature.Presence.Present present
                    && usual.path(SIGNATURE).path(SIGNATURE).asText().length() == SIGNATURE_LENGTH
                    && !(present.signature().checkSignature() instanceof SignatureCheck.Passed)
                    && isOrdinary(present.signature());
        } catch (RegistryException e) {
            // What has no canonical form proves nothing.
            return false;
        }
    }

    /** Anybody can sign for a weak key, so that its signature always fits there and never here. */
    private static boolean isOrdinary(ManifestSignature signature) {
        return signature.publicKey().isPresent()
                && !(signature.checkKey() instanceof SignatureCheck.Failed failed
                        && failed.error() != SigningError.DEV_SIGNING_KEY);
    }

    /** The other deployment took short member names, any case, padding, and both alphabets of base64. */
    private static ObjectNode withLongNames(ObjectNode manifest) {
        ObjectNode usual = manifest.deepCopy();
        if (manifest.path(SIGNATURE) instanceof ObjectNode block) {
            usual.putObject(SIGNATURE)
                    .put("algorithm", member(block, "alg", "algorithm").toLowerCase(Locale.ROOT))
                    .put("publicKey", base64Url(member(block, "pubkey", "publicKey")))
                    .put(SIGNATURE, base64Url(member(block, "sig", SIGNATURE)));
        }
        return usual;
    }

    private static String member(ObjectNode block, String shortName, String longName) {
        return Stream.of(shortName, longName)
                .flatMap(name -> LegacyReader.text(block, name).stream())
                .findFirst()
                .orElse("");
    }

    private static String base64Url(String text) {
        String url = text.replace('+', '-').replace('/', '_').replaceFirst("=+$", "");
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(url.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (IllegalArgumentException e) {
            // Some other encoding, which then proves nothing.
            return text;
        }
    }
}
