package registry.orgs;

import java.util.Optional;
import registry.api.SignerId;

/**
 * Who signed what somebody wants to publish.
 *
 * @param signer the key it is signed with
 * @param pinned the key of the highest version that was ever published of the package, deleted ones included; empty
 *     before the first
 */
public record Signing(SignerId signer, Optional<SignerId> pinned) {}
