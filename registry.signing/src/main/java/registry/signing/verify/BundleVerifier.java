package registry.signing.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import registry.api.RegistryException;
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

    private VerificationReport verify(BundleSource source, Optional<JsonNode> posted) {
        return Verification.of(source, schemes, policy).report(posted, policy.undeclaredEntries());
    }
}
