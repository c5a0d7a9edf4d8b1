package registry.signing.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import registry.api.SignerId;

/**
 * What came out of verifying a bundle, and what of it can be believed even if it must be refused.
 *
 * @param report every check with its outcome
 * @param manifest the bundle's one manifest, if it is strict JSON; it belongs to the caller
 * @param manifestText the same as it was packed
 * @param signer who signed the manifest, if everything about its signature is as it must be
 */
public record Examination(
        VerificationReport report,
        Optional<ObjectNode> manifest,
        Optional<String> manifestText,
        Optional<SignerId> signer) {}
