package registry.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import registry.accounts.AccountError;
import registry.accounts.Actor;
import registry.accounts.AuditLog;
import registry.accounts.Identity;
import registry.api.ApiError;
import registry.api.BundleVersion;
import registry.api.Digest;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.api.spi.Blob;
import registry.api.spi.MetadataStore;
import registry.api.spi.StagedBlob;
import registry.api.spi.StoredRecord;
import registry.orgs.OrgsError;
import registry.orgs.OwnedPackage;
import registry.orgs.PackageOwners;
import registry.orgs.Permissions;
import registry.signing.SigningError;
import registry.signing.verify.BundleVerifier;
import registry.storage.BlobReferences;
import registry.storage.BlobSweeper;
import registry.storage.ChangeFollower;
import registry.storage.DocumentStore;
import registry.storage.SteadyClock;
import registry.storage.Stores;

/**
 * The packages of this registry: publish, edit, yank, delete, read, download. Thread-safe.
 *
 * <p>A change is durable when its method returns, and visible to readers of the same process. Reads of other processes
 * follow the change feed; {@link #freshListing} waits for it.
 */
public final class Catalog implements AutoCloseable {
    private static final Duration CATCH_UP = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(50);

    private final Stores stores;
    private final Publisher publisher;
    private final Editor editor;
    private final Withdrawals withdrawals;
    private final Badges badges;
    private final Versions versions;
    private final Downloads downloads;
    private final ReadModel readModel;
    private final EntryReader entries;
    private final ListingCache listings;
    private final ChangeFollower follower;
    private final Inspections inspections;
    private final Housekeeping housekeeping;

    private Catalog(Parts parts) {
        this.stores = parts.stores();
        MetadataStore metadata = stores.metadata();
        DocumentStore documents = new DocumentStore(metadata);
        AuditLog audit = new AuditLog(parts.random(), parts.clock());
        VerificationGate gate = new VerificationGate(parts.policy().concurrentVerifications());
        this.publisher = new Publisher(parts, documents, audit, gate);
        this.editor = new Editor(parts, documents, audit, gate);
        this.inspections = new Inspections(this, parts.verifier(), gate);
        this.withdrawals = new Withdrawals(documents, parts.permissions(), audit, parts.clock());
        this.badges = new Badges(documents, audit);
        this.versions = new Versions(documents);
        this.entries = new EntryReader(versions);
        this.downloads = new Downloads(metadata, parts.clock());
        this.listings = new ListingCache(downloads);
        Owners owners = new Owners(parts.identity().accounts(), parts.identity().verified());
        this.readModel = new ReadModel(documents, owners, downloads);
        this.follower = ChangeFollower.start("catalog-follower", metadata, readModel);
        this.housekeeping = Housekeeping.start(
                downloads, sweeper(stores, parts.policy().sweepGrace(), new SteadyClock(parts.clock())));
    }

    /** What a catalog is made of. Stores and identity stay their owner's to close, after the catalog. */
    public record Parts(
            Stores stores,
            Identity identity,
            Permissions permissions,
            BundleVerifier verifier,
            CatalogPolicy policy,
            SecureRandom random,
            Clock clock) {}

    /**
     * Opens the catalog and reads what is published.
     *
     * @throws RegistryException with {@link ApiError#STORAGE_UNAVAILABLE} or {@link ApiError#STORAGE_CORRUPT}
     */
    public static Catalog open(Parts parts) {
        Catalog catalog = new Catalog(parts);
        while (!catalog.follower.awaitRevision(0, POLL)) {
            Optional<String> trouble = catalog.follower.trouble();
            if (trouble.isPresent() || Thread.currentThread().isInterrupted()) {
                catalog.close();
                throw new RegistryException(
                        ApiError.STORAGE_UNAVAILABLE, "cannot read the catalog: " + trouble.orElse("interrupted"));
            }
        }
        return catalog;
    }

    /** Tells from the records in {@code documents} whose a package is. */
    public static PackageOwners owners(DocumentStore documents) {
        return name -> documents.read(Keys.packageKey(name)).map(document -> {
            PackageRecord record = PackageRecord.decode(document);
            return new OwnedPackage(
                    name,
                    record.owner(),
                    document.key(),
                    document.revision(),
                    to -> record.ownedBy(to).encode());
        });
    }

    /** Removes the blobs of {@code stores} that no version refers to any more. */
    public static BlobSweeper sweeper(Stores stores, Duration grace, Clock clock) {
        DocumentStore documents = new DocumentStore(stores.metadata());
        return new BlobSweeper(stores.blobs(), () -> referenced(documents), grace, clock);
    }

    /** Tells which blobs the records of versions refer to. */
    public static BlobReferences blobReferences() {
        return (key, value) -> key.startsWith(Keys.VERSION)
                ? VersionRecord.decodeLive(DocumentStore.decode(new StoredRecord(key, value, 0))).stream()
                        .map(version -> version.content().digest())
                : Stream.empty();
    }

    /** Tells from the records in {@code documents} which packages there are or were. */
    public static Predicate<PackageName> knownNames(DocumentStore documents) {
        PackageOwners owners = owners(documents);
        return name -> owners.find(name).isPresent();
    }

    /** Begins an upload. The caller closes it, after {@link #publish} too. */
    public StagedBlob stage() {
        return stores.blobs().stage();
    }

    /**
     * Publishes a bundle.
     *
     * @param staged the whole {@code .mpk}; sealed when it is accepted
     * @param postedManifest the manifest that came beside the bundle, if one did; it must be the bundle's own
     * @throws RegistryException with {@link ApiError#FORBIDDEN}, {@link OrgsError#NOT_OWNER},
     *     {@link CatalogError#VERSION_EXISTS}, {@link CatalogError#VERSION_DELETED},
     *     {@link CatalogError#VERSION_NOT_ALLOWED}, {@link OrgsError#SIGNER_NOT_ALLOWED} or
     *     {@link ApiError#TOO_MANY_REQUESTS}; nothing is stored then
     */
    public PublishResult publish(Actor actor, StagedBlob staged, Optional<JsonNode> postedManifest) {
        Publisher.Outcome outcome = publisher.publish(actor, staged, postedManifest);
        follower.awaitRevision(outcome.revision(), CATCH_UP);
        return outcome.result();
    }

    /**
     * Tells what would come of publishing a bundle now. Nothing is stored.
     *
     * @param staged the whole {@code .mpk}
     * @throws RegistryException with {@link ApiError#FORBIDDEN} when the credential may not publish at all, or with
     *     {@link ApiError#TOO_MANY_REQUESTS}
     */
    public Rehearsal rehearse(Actor actor, StagedBlob staged) {
        return publisher.rehearse(actor, staged);
    }

    /**
     * Changes what people read about a version: name, description, tags, icon and licence in its metadata, and its links.
     * Listings show the edit under the version's own signature; what was signed stays as it is. Idempotent.
     *
     * @param manifest the published manifest with these fields changed, signed by the editor, at most 1 MiB; other
     *     members that only the server may set in listings are ignored
     * @throws RegistryException with a {@link SigningError} when the manifest cannot be trusted or a field breaks its rule,
     *     {@link CatalogError#NOT_FOUND}, {@link OrgsError#NOT_OWNER}, {@link ApiError#FORBIDDEN},
     *     {@link AccountError#BOT_FORBIDDEN}, {@link OrgsError#SIGNER_NOT_ALLOWED},
     *     {@link CatalogError#IMMUTABLE_FIELD} or {@link ApiError#TOO_MANY_REQUESTS}; nothing is stored then
     */
    public EditResult edit(Actor actor, PackageName name, BundleVersion version, byte[] manifest) {
        Editor.Outcome outcome = editor.edit(actor, new Versions.Id(name, version), manifest);
        follower.awaitRevision(outcome.revision(), CATCH_UP);
        return outcome.result();
    }

    /**
     * Marks a version so that installers pass it by, or takes the mark away. Idempotent.
     *
     * @throws RegistryException with {@link CatalogError#NOT_FOUND}, {@link OrgsError#NOT_OWNER} or
     *     {@link ApiError#FORBIDDEN}
     */
    public void yank(Actor actor, PackageName name, BundleVersion version, Yank yank) {
        withdrawals
                .yank(actor, new Versions.Id(name, version), yank)
                .ifPresent(revision -> follower.awaitRevision(revision, CATCH_UP));
    }

    /**
     * Deletes a version for ever: it cannot be read or published again.
     *
     * @throws RegistryException with {@link CatalogError#NOT_FOUND}, {@link CatalogError#PACKAGE_NOT_FOUND},
     *     {@link OrgsError#NOT_OWNER} or {@link ApiError#FORBIDDEN}
     */
    public void deleteVersion(Actor actor, PackageName name, BundleVersion version) {
        follower.awaitRevision(withdrawals.deleteVersion(actor, new Versions.Id(name, version)), CATCH_UP);
    }

    /**
     * Deletes all versions of a package for ever. Its name stays its owner's, who may publish greater versions.
     *
     * @throws RegistryException with {@link CatalogError#PACKAGE_NOT_FOUND}, {@link OrgsError#NOT_OWNER} or
     *     {@link ApiError#FORBIDDEN}
     */
    public void deletePackage(Actor actor, PackageName name) {
        follower.awaitRevision(withdrawals.deletePackage(actor, name), CATCH_UP);
    }

    /**
     * How often a package was fetched in each of the last weeks, the present one included, oldest first; what was fetched
     * within the last seconds may be missing.
     *
     * @param weeks how many, at least 1
     */
    public List<DownloadWeek> downloadsByWeek(PackageName name, int weeks) {
        return downloads.weeks(name, weeks);
    }

    /**
     * Gives a package its badge, or takes it away; for administrators. Idempotent.
     *
     * @throws RegistryException with {@link CatalogError#PACKAGE_NOT_FOUND} or {@link ApiError#FORBIDDEN}
     */
    public void verify(Actor actor, PackageName name, boolean verified) {
        badges.change(actor, name, verified).ifPresent(revision -> follower.awaitRevision(revision, CATCH_UP));
    }

    /**
     * The signed manifest, byte for byte as it was published. The array is shared: do not change it.
     *
     * @throws RegistryException with {@link CatalogError#NOT_FOUND}
     */
    public byte[] manifest(PackageName name, BundleVersion version) {
        return stores.metadata()
                .read(Keys.manifest(name, version))
                .map(StoredRecord::value)
                .orElseThrow(() -> CatalogError.noVersion(name, version));
    }

    /**
     * The signed manifest of the latest edit, byte for byte. The array is shared: do not change it.
     *
     * @throws RegistryException with {@link CatalogError#NOT_FOUND}, also when the version was never edited
     */
    public byte[] latestEdit(PackageName name, BundleVersion version) {
        Optional<StoredRecord> edit = stores.metadata().read(Keys.edit(name, version));
        if (edit.isEmpty()) {
            manifest(name, version);
            throw new RegistryException(
                    CatalogError.NOT_FOUND,
                    "version " + version + " of " + name + " was never edited; its manifest is the published one");
        }
        return edit.get().value();
    }

    /**
     * The bundle.
     *
     * @throws RegistryException with {@link CatalogError#NOT_FOUND}, or with {@link ApiError#STORAGE_CORRUPT} when its
     *     bytes are lost
     */
    public Artifact artifact(PackageName name, BundleVersion version) {
        VersionFacts facts = facts(name, version).orElseThrow(() -> CatalogError.noVersion(name, version));
        Blob blob = stores.blobs()
                .open(facts.digest())
                .orElseThrow(() -> new RegistryException(
                        ApiError.STORAGE_CORRUPT,
                        "the bytes of " + name + "@" + version + " are missing; restore them from a backup"));
        return new Artifact(blob, facts.digest(), facts.minRuntimeVersion(), facts.unverified());
    }

    /** Whether a version was imported although it would not be accepted today; not if there is none. */
    public boolean isUnverified(PackageName name, BundleVersion version) {
        return facts(name, version).filter(VersionFacts::unverified).isPresent();
    }

    private Optional<VersionFacts> facts(PackageName name, BundleVersion version) {
        return readModel
                .snapshot()
                .find(name)
                .flatMap(view -> view.version(version))
                .or(() -> versions.read(new Versions.Id(name, version))
                        .map(complete -> complete.record().facts()));
    }

    /** What is published, verified once more. */
    public Inspections inspections() {
        return inspections;
    }

    /** Counts one download; {@code false} when there is no such package. */
    public boolean recordDownload(PackageName name, DownloadKind kind) {
        Optional<PackageView> view = readModel.snapshot().find(name);
        view.ifPresent(found -> downloads.add(found.downloads(), kind));
        return view.isPresent();
    }

    /** Totals. */
    public Stats stats() {
        Snapshot snapshot = readModel.snapshot();
        int packages = snapshot.packages().size();
        return new Stats(
                snapshot.totals().versions(),
                packages,
                packages,
                snapshot.totals().authors(),
                downloads.total());
    }

    /** What readers see now. */
    public Listing listing() {
        return new Listing(snapshot(), listings, entries);
    }

    /**
     * What readers see once everything that is committed by now is visible.
     *
     * @throws RegistryException with {@link ApiError#STORAGE_UNAVAILABLE} when that takes more than 5 seconds
     */
    public Listing freshListing() {
        if (!catchUp()) {
            throw new RegistryException(
                    ApiError.STORAGE_UNAVAILABLE, "the listing is behind the store; try again in a moment");
        }
        return listing();
    }

    /**
     * Waits until readers see everything that is committed by now, at most 5 seconds: after changes to accounts, which
     * are shown beside their packages.
     *
     * @return whether they do
     */
    public boolean catchUp() {
        return follower.awaitRevision(stores.metadata().revision(), CATCH_UP);
    }

    /**
     * Waits until readers see what was imported by now, at most 5 seconds, numbers of downloads included.
     *
     * @return whether they do
     */
    public boolean catchUpWithImport() {
        downloads.refresh();
        return catchUp();
    }

    /** What keeps the listing from being up to date, in words; empty when all is well. For health. */
    public Optional<String> trouble() {
        return follower.trouble();
    }

    /** Stops following the store and writes the download counters. Does not close the stores. Idempotent. */
    @Override
    public void close() {
        follower.close();
        housekeeping.close();
    }

    Snapshot snapshot() {
        return readModel.snapshot();
    }

    /** The blobs that versions refer to. */
    static Stream<Digest> referenced(DocumentStore documents) {
        return documents
                .scan(Keys.VERSION)
                .map(VersionRecord::decodeLive)
                .flatMap(Optional::stream)
                .map(version -> version.content().digest());
    }
}
