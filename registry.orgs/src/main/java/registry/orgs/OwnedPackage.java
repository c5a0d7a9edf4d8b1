package registry.orgs;

import java.util.Optional;
import java.util.function.Function;
import registry.accounts.Account;
import registry.api.AccountId;
import registry.api.PackageName;
import registry.api.spi.Batch;

/**
 * A package and whose it is, as it was read.
 *
 * @param key of the record that says so
 * @param revision of that record, for conditions on it
 * @param ownedBy what that record would be if the package were this account's
 */
public record OwnedPackage(
        PackageName name, AccountId owner, String key, long revision, Function<Account, byte[]> ownedBy) {
    /** What may be asked about in {@link Permissions}. */
    PackageTarget target() {
        return new PackageTarget(name, Optional.of(owner));
    }

    /** Adds to a batch that the package is this account's from now on. */
    Batch.Builder handOver(Batch.Builder batch, Account to) {
        return requireUnchanged(batch).put(key, ownedBy.apply(to));
    }

    Batch.Builder requireUnchanged(Batch.Builder batch) {
        return batch.requireRevision(key, revision);
    }
}
