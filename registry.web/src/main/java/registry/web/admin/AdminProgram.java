package registry.web.admin;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import registry.accounts.Identity;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.RegistryException;
import registry.maintenance.Maintenance;
import registry.maintenance.backup.BackupFile;
import registry.maintenance.backup.BackupSummary;
import registry.maintenance.backup.Restore;
import registry.maintenance.check.Fsck;
import registry.maintenance.check.FsckReport;
import registry.signing.key.SignatureSchemes;
import registry.storage.BlobSweeper;
import registry.storage.DocumentStore;
import registry.storage.Finding;
import registry.storage.Stores;
import registry.web.http.FsckJson;

/** Does what {@link AdminCommandLine} says. Results go to one stream, progress to the other. */
public final class AdminProgram {
    private static final int OK = 0;
    private static final int FAILURE = 1;
    private static final String WHILE_SERVED =
            "; or let the running server do it: calimero-registry admin ... --url URL";

    private final ConfigScope settings;
    private final PrintStream out;
    private final PrintStream err;

    /**
     * Works on the stores that the settings name.
     *
     * @param settings the scope of the whole configuration, {@code registry}
     */
    public AdminProgram(ConfigScope settings, PrintStream out, PrintStream err) {
        this.settings = settings;
        this.out = out;
        this.err = err;
    }

    /**
     * Does it.
     *
     * @return the exit code
     * @throws RegistryException when it cannot be done
     */
    public int run(AdminCommandLine line) {
        try {
            return switch (line.command().orElseThrow()) {
                case BACKUP -> backup(line);
                case VERIFY -> verify(file(line));
                case RESTORE -> restore(line);
                case FSCK -> fsck(line);
                case GC -> gc(line.has(AdminCommandLine.DRY_RUN));
                case IMPORT -> imports(line);
                case TOKEN -> token();
                case SERVE -> throw new IllegalArgumentException("serving is for the server");
            };
        } catch (IOException e) {
            throw new RegistryException(ApiError.STORAGE_UNAVAILABLE, explain(e), e);
        }
    }

    /**
     * Makes sure that there is a registry that nobody serves.
     *
     * @throws RegistryException when there is none, or when it is in use
     */
    public void requireRegistry() {
        openRegistry().close();
    }

    private static Path file(AdminCommandLine line) {
        return Path.of(line.operand().orElseThrow());
    }

    private static String explain(IOException e) {
        String what = e instanceof FileSystemException failed && failed.getFile() != null
                ? failed.getFile()
                : "the file or the disk it is on";
        if (e instanceof NoSuchFileException) {
            return what + " does not exist";
        }
        if (e instanceof AccessDeniedException) {
            return what + " may not be read or written by this user";
        }
        return what + " cannot be read or written: "
                + (e instanceof FileSystemException failed && failed.getReason() != null
                        ? failed.getReason()
                        : e.getMessage());
    }

    private Told told(AdminCommandLine line) {
        return new Told(err, line.has(AdminCommandLine.PROGRESS));
    }

    private int backup(AdminCommandLine line) throws IOException {
        Path file = file(line);
        try (Stores stores = openRegistry()) {
            Maintenance maintenance = maintenance(stores);
            Told told = told(line);
            told.step("copying the registry into " + file);
            OptionalLong all = maintenance.bundleBytes();
            BackupSummary summary = maintenance
                    .backup(directoryOf(file))
                    .telling(bytes -> told.bytes("Backing up", bytes, all))
                    .writeTo(file, line.has(AdminCommandLine.FORCE));
            out.println(file + " holds " + describe(summary));
        }
        return OK;
    }

    private static Path directoryOf(Path file) {
        return Optional.ofNullable(file.toAbsolutePath().getParent())
                .orElseThrow(() -> new RegistryException(ApiError.INVALID_PARAMS, file + " is no file"));
    }

    private int verify(Path file) throws IOException {
        BackupSummary summary = Restore.verify(BackupFile.of(file), Maintenance.references());
        out.println(file + " is whole: it holds " + describe(summary));
        return OK;
    }

    private int restore(AdminCommandLine line) throws IOException {
        try (Stores stores = open(
                "; restore into a new data directory (--data DIR), or stop that server and put its directory aside")) {
            BackupSummary summary =
                    maintenance(stores).restore(new Told(err, false)::step).run(BackupFile.of(file(line)));
            out.println("restored and compared: " + describe(summary));
        }
        return OK;
    }

    private int fsck(AdminCommandLine line) {
        boolean json = line.has(AdminCommandLine.JSON);
        try (Stores stores = openRegistry()) {
            Maintenance maintenance = maintenance(stores);
            Listener listener = new Listener(!json, line.has(AdminCommandLine.PROGRESS), maintenance.bundleBytes());
            FsckReport report = maintenance.fsck().run(listener);
            out.println(json ? FsckJson.whole(report).toPrettyString() : text(report));
            return report.healthy() ? OK : FAILURE;
        }
    }

    private static String text(FsckReport report) {
        return String.format(
                Locale.ROOT,
                "%d errors, %d warnings; hashed %d blobs of %d bytes, %d MB/s",
                report.errors(),
                report.warnings(),
                report.blobs(),
                report.bytes(),
                report.bytesPerSecond() / 1_000_000);
    }

    private int gc(boolean dryRun) {
        try (Stores stores = openRegistry()) {
            BlobSweeper sweeper = maintenance(stores).sweeper();
            BlobSweeper.Report report = dryRun ? sweeper.preview() : sweeper.sweep();
            report.removed()
                    .forEach(blob -> out.println((dryRun ? "would remove " : "removed ") + blob.digest() + ", "
                            + blob.size() + " bytes, stored at " + blob.sealedAt()));
            out.println((dryRun ? "would remove " : "removed ")
                    + report.removed().size() + " of " + report.examined() + " blobs, " + report.removedBytes()
                    + " bytes");
        }
        return OK;
    }

    /** Unlike the others it begins where nothing is, too. */
    private int imports(AdminCommandLine line) {
        ImportProgram program = new ImportProgram(settings, out, err);
        try (Stores stores = open(WHILE_SERVED)) {
            Restore.requireComplete(stores.metadata());
            return program.run(line, stores) ? OK : FAILURE;
        }
    }

    private int token() {
        try (Stores stores = openRegistry();
                Identity identity = Identity.open(
                        settings, new DocumentStore(stores.metadata()), new SecureRandom(), Clock.systemUTC())) {
            out.println(Operator.admit(identity, Optional.empty()).json());
        }
        return OK;
    }

    private Maintenance maintenance(Stores stores) {
        return new Maintenance(settings, stores, SignatureSchemes.load(), Clock.systemUTC());
    }

    /** What holds a registry, all of it. */
    private Stores openRegistry() {
        requireDirectory();
        Stores stores = open(WHILE_SERVED);
        try {
            Restore.requireComplete(stores.metadata());
            if (stores.metadata().revision() == 0) {
                throw new RegistryException(
                        ApiError.NOT_FOUND, "there is no registry in this store; check --data and the settings");
            }
            return stores;
        } catch (RegistryException e) {
            stores.close();
            throw e;
        }
    }

    /** A directory that was misspelt is not to be created. */
    private void requireDirectory() {
        boolean inFiles = settings.text("metadata.store")
                .filter(id -> !id.equals("filesystem"))
                .isEmpty();
        Path data = Path.of(settings.text("data").orElse("data"));
        if (inFiles && Files.notExists(data)) {
            throw new RegistryException(
                    ApiError.NOT_FOUND, "there is no directory " + data + "; check --data and the settings");
        }
    }

    /** @param advice what else to do when the store is in use */
    private Stores open(String advice) {
        try {
            return Stores.open(settings);
        } catch (RegistryException e) {
            if (e.code() != ApiError.STORAGE_LOCKED) {
                throw e;
            }
            throw new RegistryException(ApiError.STORAGE_LOCKED, e.detail() + advice, e);
        }
    }

    private static String describe(BackupSummary summary) {
        return summary.records() + " records, " + summary.counters() + " counters and " + summary.blobs()
                + " bundles of " + summary.blobBytes() + " bytes, at revision " + summary.revision() + ", begun at "
                + summary.created();
    }

    private final class Listener implements Fsck.Listener {
        private final boolean telling;
        private final boolean forProgram;
        private final OptionalLong all;
        private final Told told;

        Listener(boolean telling, boolean forProgram, OptionalLong all) {
            this.telling = telling;
            this.forProgram = forProgram;
            this.all = all;
            this.told = new Told(err, forProgram);
        }

        @Override
        public void found(Finding finding) {
            if (!telling) {
                return;
            }
            out.println(finding.severity().name().toLowerCase(Locale.ROOT) + ": " + finding.key() + ": "
                    + finding.message() + " (" + finding.code() + "); " + finding.advice());
        }

        @Override
        public void hashed(long bytes) {
            if (forProgram) {
                told.bytes("Hashing", bytes, all);
            } else {
                told.step("hashed " + bytes / 1_000_000 + " MB");
            }
        }
    }
}
