package registry.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import registry.accounts.AuditEntry;
import registry.accounts.AuditLog;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.api.spi.Batch;
import registry.api.spi.BlobStore;
import registry.api.spi.CommitResult;
import registry.api.spi.MetadataStore;
import registry.api.spi.StagedBlob;
import registry.signing.verify.BundleVerifier;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Fields;
import registry.storage.ImportMark;

/**
 * Brings versions of another deployment here, each with its bundle in one batch and once. Thread-safe.
 *
 * <p>Every bundle is verified as if it were published today. One that fails comes all the same, since people use it, and
 * is marked as {@code legacy: unverified} for ever: it never carries a badge, and a signature is shown only if it is the
 * signer's. What is here already is never changed.
 */
public final class BundleImport {
    /** What the audit trail calls it. */
    static final String IMPORT = "version.import";

    static final String PACKAGE = "package";
    static final String VERSION = "version";
    private static final String TROUBLE = "trouble";
    private static final String DIFFERENCES = "differences";

    private final DocumentStore documents;
    private final Parts parts;
    private final AuditLog audit;

    /** Brings versions into these stores. */
    public BundleImport(Parts parts, SecureRandom random, Clock clock) {
        this.documents = new DocumentStore(parts.metadata());
        this.parts = parts;
        this.audit = new AuditLog(random, clock);
    }

    /**
     * What is needed. The stores stay their owner's to close.
     *
     * @param verifier lets older names pass
     */
    public record Parts(MetadataStore metadata, BlobStore blobs, BundleVerifier verifier) {}

    /** What became of a version. */
    public enum State {
        /** It was brought now. */
        IMPORTED,
        /** It was brought before, or the same bytes were published here; nothing changed. */
        PRESENT,
        /** It, or its whole package, was deleted here, and stays so. */
        DELETED,
        /** Other bytes were published here as this version. */
        TAKEN,
        /** Somebody here has published under the package's name. */
        PACKAGE_TAKEN
    }

    /**
     * What became of a version.
     *
     * @param trouble why it is unverified; empty when it is not, or did not come from there
     * @param differences what the other deployment showed otherwise than the bundle's own manifest has it
     */
    public record Outcome(State state, Optional<String> trouble, List<String> differences) {
        /** Copies the list. */
        public Outcome {
            differences = List.copyOf(differences);
        }

        private static Outcome of(State state) {
            return new Outcome(state, Optional.empty(), List.of());
        }
    }

    /** Begins to take in a bundle. The caller closes it, after {@link #add} too. */
    public StagedBlob stage() {
        return parts.blobs().stage();
    }

    /** What became of a version that need not be brought any more, so that its bundle need not be fetched. */
    public Optional<Outcome> find(PackageName name, BundleVersion version) {
        return judge(name, PackageState.read(documents, name, version))
                .filter(outcome -> outcome.state() != State.TAKEN);
    }

    /**
     * Brings a version.
     *
     * @param staged the whole {@code .mpk}; sealed when it is accepted
     */
    public Outcome add(ImportedPackage owner, ImportedVersion version, StagedBlob staged) {
        ImportedBundle bundle = ImportedBundle.examine(parts.verifier(), version, staged);
        boolean sealed = false;
        while (true) {
            PackageState state = PackageState.read(documents, version.name(), version.version());
            Optional<Outcome> known = judge(version.name(), state);
            if (known.isPresent()) {
                return same(known.get(), state, bundle);
            }
            if (!sealed) {
                staged.seal();
                sealed = true;
            }
            if (documents.commit(batch(state, owner, bundle)) instanceof CommitResult.Committed) {
                return new Outcome(State.IMPORTED, bundle.trouble(), bundle.differences());
            }
        }
    }

    /**
     * Lets the numbers of downloads go on from those of the other deployment. Numbers never become smaller, and the same
     * ones again change nothing. Not for two callers at once.
     *
     * @param totals by package
     * @return how many packages have more downloads now
     */
    public int addDownloads(Map<PackageName, Long> totals) {
        return Downloads.raiseImported(parts.metadata(), totals);
    }

    /** Empty when the version may be brought. */
    private Optional<Outcome> judge(PackageName name, PackageState state) {
        Optional<Document> mark = mark(name, state.version()).read(documents);
        if (mark.isPresent()) {
            return Optional.of(new Outcome(
                    state.live().isPresent() ? State.PRESENT : State.DELETED,
                    Fields.of(mark.get()).optionalText(TROUBLE),
                    Fields.of(mark.get()).texts(DIFFERENCES)));
        }
        Optional<PackageRecord> known = state.packageRecord();
        if (known.isPresent() && mark(name).read(documents).isEmpty()) {
            return Optional.of(Outcome.of(State.PACKAGE_TAKEN));
        }
        if (state.versionRecord().isPresent()) {
            return Optional.of(Outcome.of(state.live().isPresent() ? State.TAKEN : State.DELETED));
        }
        return known.filter(PackageRecord::deleted).map(gone -> Outcome.of(State.DELETED));
    }

    private static Outcome same(Outcome known, PackageState state, ImportedBundle bundle) {
        boolean same = state.live()
                .filter(live -> live.content().digest().equals(bundle.content().digest()))
                .isPresent();
        return known.state() == State.TAKEN && same ? Outcome.of(State.PRESENT) : known;
    }

    private Batch batch(PackageState state, ImportedPackage owner, ImportedBundle bundle) {
        ImportedVersion imported = bundle.version();
        VersionRecord.Live version = bundle.record(owner);
        Batch.Builder batch = state.unchanged();
        Optional<PackageRecord> before = state.packageRecord();
        if (before.isEmpty()) {
            mark(imported.name()).set(batch, JsonNodeFactory.instance.objectNode());
        }
        PackageRecord record = before.map(known -> known.published(imported.version()))
                .orElseGet(() -> owner.record(imported.version()));
        ObjectNode note = JsonNodeFactory.instance.objectNode();
        bundle.trouble().ifPresent(trouble -> note.put(TROUBLE, trouble));
        ArrayNode differences = note.putArray(DIFFERENCES);
        bundle.differences().forEach(differences::add);
        mark(imported.name(), imported.version()).set(batch, note);
        batch.put(Keys.packageKey(imported.name()), record.encode())
                .put(Keys.version(imported.name(), imported.version()), DocumentStore.encode(version.json()))
                .put(Keys.manifest(imported.name(), imported.version()), bundle.manifestBytes());
        audit.add(
                batch,
                AuditEntry.ofImport(IMPORT, imported.target()).states(Optional.empty(), Optional.of(version.json())));
        return batch.build();
    }

    private static ImportMark mark(PackageName name) {
        return new ImportMark(PACKAGE, name.value());
    }

    /** Whether a version was marked as unverified when it came, from the mark that it came. */
    static boolean hadTrouble(Document mark) {
        return Fields.of(mark).optionalText(TROUBLE).isPresent();
    }

    /** The mark that a version came. */
    static ImportMark mark(PackageName name, BundleVersion version) {
        return new ImportMark(VERSION, name + "/" + version);
    }
}
