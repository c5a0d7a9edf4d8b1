package registry.maintenance.backup;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import registry.api.RegistryException;

/**
 * A backup as it was stored. Each reading checks all of it: structure, order, checksums, totals, and that nothing is
 * missing or added, so that a copy that was cut off or damaged is always refused. Thread-safe.
 */
public final class BackupFile implements Content {
    private static final int BUFFER = 256 * 1024;

    private final Source source;

    private BackupFile(Source source) {
        this.source = source;
    }

    /** Opens the bytes of a backup from the beginning, as often as they are read. */
    @FunctionalInterface
    public interface Source {
        /** Begins to read. */
        InputStream open() throws IOException;
    }

    /** The backup in this file. */
    public static BackupFile of(Path file) {
        return new BackupFile(() -> Files.newInputStream(file));
    }

    /** The backup in these bytes. */
    public static BackupFile of(Source source) {
        return new BackupFile(source);
    }

    /**
     * {@inheritDoc}
     *
     * @throws RegistryException with {@link BackupError#BACKUP_INVALID}, possibly after much was handed on
     */
    @Override
    public long copyTo(Sink sink) throws IOException {
        return read(sink).revision();
    }

    /**
     * Hands on the content and tells what it is.
     *
     * @throws RegistryException as {@link #copyTo}
     * @throws IOException when the file cannot be opened or read, or {@code sink} fails with one
     */
    public BackupSummary read(Sink sink) throws IOException {
        try (InputStream in = new BufferedInputStream(new Reading(source.open()), BUFFER)) {
            return new BackupReader(in, sink).read();
        }
    }

    /** Tells a failure to read apart from what a library says of damage. */
    private static final class Reading extends FilterInputStream {
        Reading(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException e) {
                throw new UnreadableException(e);
            }
        }
    }

    /** The file cannot be read, whatever it holds. */
    static final class UnreadableException extends IOException {
        private static final long serialVersionUID = 1L;

        UnreadableException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
