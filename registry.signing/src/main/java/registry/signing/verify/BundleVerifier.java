package registry.signing.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import registry.api.RegistryException;
import registry.signing.SigningError;
import registry.signing.key.SignatureSchemes;

/**
 * Checks everything about a bundle that a node checks, and more.
 *
 * <p>The file is read twice at most: shortly to find the manifest, then once from end to end. Whatever the file holds,
 * that costs bounded time and memory; nothing is written. Immutable and thread-safe.
 */
public final class BundleVerifier {
    private final SignatureSchemes schemes;
    private final VerificationPolicy policy;

    /** A verifier for these signature schemes. */
    public BundleVerifier(SignatureSchemes schemes, VerificationPolicy policy) {
        this.schemes = schemes;
        this.policy = policy;
    }

    /**
     * Verifies a bundle. Everything that can be wrong with it is in the report.
     *
     * @throws RegistryException {@code storage_unavailable} when the source cannot be read
     */
    public VerificationReport verify(BundleSource source) {
        return verify(source, Optional.empty());
    }

    /**
     * Verifies a bundle and compares its manifest with one that was posted beside it, as canonical JSON with the
     * signature and without top-level members whose name begins with {@code _}.
     *
     * @throws RegistryException {@code storage_unavailable} when the source cannot be read
     */
    public VerificationReport verify(BundleSource source, JsonNode postedManifest) {
        return verify(source, Optional.of(postedManifest));
    }

    /**
     * Verifies a manifest that came without its bundle, as far as that can be: its length, strict JSON, signature, key and
     * {@code signerId}, as in a bundle. The rules for its fields are left to {@link registry.signing.manifest.ManifestRules},
     * and what it says about files cannot be known.
     *
     * @throws RegistryException with the error and detail of the first check that fails
     */
    public SignedManifest verifyManifest(byte[] manifest) {
        int most = policy.limits().maxManifest();
        if (manifest.length > most) {
            throw new RegistryException(
                    SigningError.BUNDLE_TOO_LARGE, "the manifest is too large; at most " + most + " bytes are allowed");
        }
        ManifestChecks checks = new ManifestChecks(schemes, policy.olderNames());
        checks.runSigned(manifest);
        return checks.signed();
    }

    /**
     * Verifies a bundle and tells what of it can be believed even if it must be refused.
     *
     * @throws RegistryException {@code storage_unavailable} when the source cannot be read
     */
    public Examination examine(BundleSource source) {
        return Verification.of(source, schemes, policy).examination();
    }

    private VerificationReport verify(BundleSource source, Optional<JsonNode> posted) {
        return Verification.of(source, schemes, policy).report(posted);
    }
}
