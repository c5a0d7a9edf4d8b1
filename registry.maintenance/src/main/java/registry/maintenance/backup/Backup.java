package registry.maintenance.backup;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.function.LongConsumer;
import registry.api.ApiError;
import registry.api.RegistryException;

/**
 * Makes backups. Safe while the registry is in use. Whoever reads a backup can sign in as anybody: it holds the keys of
 * sessions, hashes of tokens, and e-mail addresses. Thread-safe.
 */
public final class Backup {
    private static final int BUFFER = 256 * 1024;

    private final Content content;
    private final Clock clock;
    private final LongConsumer written;

    /** Backs {@code content} up. */
    public Backup(Content content, Clock clock) {
        this(content, clock, bytes -> {});
    }

    private Backup(Content content, Clock clock, LongConsumer written) {
        this.content = content;
        this.clock = clock;
        this.written = written;
    }

    /** The same, which tells how many bytes were written so far, about four times for each MiB. */
    public Backup telling(LongConsumer listener) {
        return new Backup(content, clock, listener);
    }

    /**
     * Writes a backup and flushes the stream, which stays its owner's to close. What was written is a backup only when
     * this returns; every reader knows it from one that was cut off.
     *
     * @throws RegistryException when the registry cannot be read, or with {@link BackupError#REGISTRY_DAMAGED}
     * @throws IOException when {@code out} fails
     */
    public BackupSummary writeTo(OutputStream out) throws IOException {
        BufferedOutputStream buffered = new BufferedOutputStream(new CountedOutput(out, written), BUFFER);
        BackupWriter writer = new BackupWriter(buffered, clock.instant());
        BackupSummary summary = writer.finish(content.copyTo(writer));
        buffered.flush();
        return summary;
    }

    /**
     * Writes a backup into a file that only its owner may read. The file appears, complete and on disk, or stays as it
     * was.
     *
     * @param replace whether a file that exists may be replaced
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when the file exists, and as {@link #writeTo}
     * @throws IOException when the file cannot be written
     */
    public BackupSummary writeTo(Path file, boolean replace) throws IOException {
        requireAbsent(file, replace);
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IOException(file + " is no file");
        }
        Path temporary = Files.createTempFile(directory, ".registry-backup-", ".part"); // for the owner alone
        try {
            BackupSummary summary;
            try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
                summary = writeTo(out);
                out.getFD().sync();
            }
            requireAbsent(file, replace);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
                entries.force(true);
            }
            return summary;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void requireAbsent(Path file, boolean replace) {
        if (!replace && Files.exists(file)) {
            throw new RegistryException(
                    ApiError.INVALID_PARAMS, file + " exists; choose another name, or replace it with --force");
        }
    }
}
