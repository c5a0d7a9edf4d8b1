package registry.catalog;

import java.time.Instant;
import java.util.Optional;
import registry.accounts.AccountImport;
import registry.api.AccountId;
import registry.api.BundleVersion;
import registry.api.PackageName;

/**
 * A package of another deployment, to be brought here together with its versions.
 *
 * @param owner whose it is; empty when nobody knows: then only members of an organization can publish it
 * @param author how the owner is shown once the account is gone
 * @param createdAt when its first version was published
 * @param verified whether an administrator of the other deployment vouched for it
 */
public record ImportedPackage(
        PackageName name, Optional<AccountId> owner, String author, Instant createdAt, boolean verified) {
    AccountId ownerId() {
        return owner.orElse(AccountImport.IMPORTER);
    }

    PackageRecord record(BundleVersion first) {
        return new PackageRecord(name, ownerId(), author, createdAt, first, false, verified);
    }
}
