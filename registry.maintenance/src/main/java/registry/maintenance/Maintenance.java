package registry.maintenance;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import registry.accounts.AccountInspectors;
import registry.accounts.AuditEntry;
import registry.accounts.AuditLog;
import registry.api.ConfigScope;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.BlobInfo;
import registry.api.spi.BlobStore;
import registry.catalog.Catalog;
import registry.catalog.CatalogInspectors;
import registry.catalog.CatalogPolicy;
import registry.maintenance.backup.Backup;
import registry.maintenance.backup.LiveContent;
import registry.maintenance.backup.Restore;
import registry.maintenance.check.Fsck;
import registry.orgs.OrgInspectors;
import registry.signing.key.SignatureSchemes;
import registry.storage.BlobReferences;
import registry.storage.BlobSweeper;
import registry.storage.DocumentStore;
import registry.storage.Inspector;
import registry.storage.SteadyClock;
import registry.storage.Stores;

/** What is done with the registry in these stores as a whole, whether or not a server runs on them. Thread-safe. */
public final class Maintenance {
    private final Stores stores;
    private final SignatureSchemes schemes;
    private final CatalogPolicy policy;
    private final Clock clock;
    private final Clock sweepClock;
    private final SecureRandom random = new SecureRandom();

    /**
     * Works on {@code stores}, which stay their owner's to close.
     *
     * @param registry the scope of the whole configuration, {@code registry}
     * @throws registry.api.RegistryException with {@link registry.api.ApiError#CONFIG_INVALID}
     */
    public Maintenance(ConfigScope registry, Stores stores, SignatureSchemes schemes, Clock clock) {
        this.stores = stores;
        this.schemes = schemes;
        this.policy = CatalogPolicy.of(registry);
        this.clock = clock;
        this.sweepClock = new SteadyClock(clock);
    }

    /** Records who did something that changes no other record. */
    public void record(AuditEntry entry) {
        Batch.Builder batch = Batch.builder();
        new AuditLog(random, clock).add(batch, entry);
        stores.metadata().commit(batch.build());
    }

    /** Tells which blobs records refer to. */
    public static BlobReferences references() {
        return Catalog.blobReferences();
    }

    /**
     * Makes backups.
     *
     * @param directory for a temporary file of the size of all records
     */
    public Backup backup(Path directory) {
        return new Backup(new LiveContent(stores, references(), directory), clock);
    }

    /**
     * Brings backups into the stores.
     *
     * @param progress told what is done next, in words
     */
    public Restore restore(Consumer<String> progress) {
        return new Restore(stores, references(), progress, clock);
    }

    /** The size of all bundles in bytes, for those who show how far something has come; empty if it cannot be told. */
    public OptionalLong bundleBytes() {
        try {
            long sum = 0;
            List<BlobInfo> page = stores.blobs().list(Optional.empty(), BlobStore.MAX_PAGE);
            while (!page.isEmpty()) {
                sum += page.stream().mapToLong(BlobInfo::size).sum();
                page = stores.blobs().list(Optional.of(page.getLast().digest()), BlobStore.MAX_PAGE);
            }
            return OptionalLong.of(sum);
        } catch (RegistryException e) {
            return OptionalLong.empty(); // whatever it is, the work itself meets it too and says so
        }
    }

    /** Looks for damage and contradictions. */
    public Fsck fsck() {
        List<Inspector> inspectors = new ArrayList<>(AccountInspectors.all());
        inspectors.addAll(OrgInspectors.all(Catalog.owners(new DocumentStore(stores.metadata()))));
        inspectors.addAll(CatalogInspectors.all(stores.blobs(), schemes));
        return new Fsck(stores, inspectors, sweeper());
    }

    /** Removes blobs that nothing refers to; a clock that was put forward since this was made makes none look old. */
    public BlobSweeper sweeper() {
        return Catalog.sweeper(stores, policy.sweepGrace(), sweepClock);
    }
}
