package registry.client.packages;

import java.util.Optional;

/**
 * How a package is set up.
 *
 * @param packageName which package
 * @param owner the owner's user name, or words for an account without one
 * @param organization id of the organization that it is linked to
 * @param signers which keys may sign it
 * @param transfer the offer that stands
 */
public record PackageSettings(
        String packageName,
        String owner,
        Optional<String> organization,
        SignerPolicies signers,
        Optional<TransferOffer> transfer) {}
