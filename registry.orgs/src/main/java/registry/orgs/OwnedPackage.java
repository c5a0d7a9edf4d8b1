package registry.orgs;

import registry.api.AccountId;
import registry.api.PackageName;
import registry.api.spi.Batch;

/**
 * A package and whose it is, as it was read.
 *
 * @param key of the record that says so
 * @param revision of that record, for conditions on it
 */
public record OwnedPackage(PackageName name, AccountId owner, String key, long revision) {
    Batch.Builder requireUnchanged(Batch.Builder batch) {
        return batch.requireRevision(key, revision);
    }
}
