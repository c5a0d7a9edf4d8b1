package registry.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import registry.api.RegistryException;
import registry.api.SignerId;
import registry.api.spi.StoredRecord;
import registry.signing.json.StrictJson;
import registry.signing.key.SignatureSchemes;
import registry.signing.manifest.ManifestSignature;
import registry.signing.manifest.ManifestSignature.Presence;
import registry.signing.manifest.SignatureCheck;
import registry.storage.DocumentStore;

/** Verifies stored manifests anew. Thread-safe. */
final class ManifestInspection {
    private static final String ANOTHER = "the manifest is that of another version";

    private final SignatureSchemes schemes;

    ManifestInspection(SignatureSchemes schemes) {
        this.schemes = schemes;
    }

    /** What is wrong with a signed manifest of this version, by this key; empty when all is well. */
    Optional<String> problem(byte[] manifest, VersionRecord.Identity identity, SignerId signer) {
        try {
            return StrictJson.parse(manifest) instanceof ObjectNode json
                    ? problem(json, identity, signer)
                    : Optional.of("the manifest is no JSON object");
        } catch (RegistryException e) {
            return Optional.of("the manifest cannot be read: " + e.detail());
        }
    }

    /** What is wrong with the manifest of an imported version that nobody is known to have signed. */
    Optional<String> problemOfUnsigned(byte[] manifest, VersionRecord.Identity identity) {
        try {
            return isAbout(
                            DocumentStore.decode(new StoredRecord("manifest", manifest, 0))
                                    .json(),
                            identity)
                    ? Optional.empty()
                    : Optional.of(ANOTHER);
        } catch (RegistryException e) {
            return Optional.of("the manifest cannot be read: " + e.detail());
        }
    }

    private Optional<String> problem(ObjectNode manifest, VersionRecord.Identity identity, SignerId signer) {
        if (!isAbout(manifest, identity)) {
            return Optional.of(ANOTHER);
        }
        return switch (ManifestSignature.find(manifest, schemes)) {
            case Presence.Missing missing -> Optional.of(missing.detail());
            case Presence.Present present -> problem(present.signature(), signer);
        };
    }

    private static boolean isAbout(ObjectNode manifest, VersionRecord.Identity identity) {
        return manifest.path("package").asText().equals(identity.name().value())
                && manifest.path("appVersion")
                        .asText()
                        .equals(identity.version().toString());
    }

    private static Optional<String> problem(ManifestSignature signature, SignerId signer) {
        if (signature.checkSignature() instanceof SignatureCheck.Failed failed) {
            return Optional.of(failed.detail());
        }
        return signature.signer().filter(signer::equals).isPresent()
                ? Optional.empty()
                : Optional.of("the manifest is signed by another key than the version says");
    }
}
