package registry.orgs;

import java.util.Optional;
import registry.api.AccountId;
import registry.api.PackageName;

/**
 * A package that somebody wants to do something to.
 *
 * @param owner whose it is; empty when it was never published
 */
public record PackageTarget(PackageName name, Optional<AccountId> owner) {
    /** Tells whether it is this account's. */
    public boolean isOwnedBy(AccountId account) {
        return owner.filter(account::equals).isPresent();
    }
}
