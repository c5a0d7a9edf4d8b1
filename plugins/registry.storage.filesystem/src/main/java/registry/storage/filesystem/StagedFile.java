package registry.storage.filesystem;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Objects;
import registry.api.Digest;
import registry.api.spi.Blob;
import registry.api.spi.StagedBlob;

/** A blob that is being written to a file of its own. */
final class StagedFile implements StagedBlob {
    private static final System.Logger LOG = System.getLogger(StagedFile.class.getName());
    private static final int BUFFER_BYTES = 64 << 10;

    private final Path path;
    private final RandomAccessFile file;
    private final FilesystemBlobStore store;
    private final MessageDigest hash = Digest.sha256();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int buffered;
    private long size;
    private boolean done;

    private StagedFile(Path path, RandomAccessFile file, FilesystemBlobStore store) {
        this.path = path;
        this.file = file;
        this.store = store;
    }

    static StagedFile create(Path path, FilesystemBlobStore store) throws IOException {
        DurableFiles.createFile(path);
        return new StagedFile(path, new RandomAccessFile(path.toFile(), "rw"), store);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        requireUnfinished();
        if (length > buffer.length - buffered) {
            flush();
        }
        if (length > buffer.length) {
            append(bytes, offset, length);
        } else {
            System.arraycopy(bytes, offset, buffer, buffered, length);
            buffered += length;
        }
        hash.update(bytes, offset, length);
        size += length;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Digest digest() {
        try {
            return Digest.finish((MessageDigest) hash.clone());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the SHA-256 of the Java runtime can be cloned", e);
        }
    }

    @Override
    public InputStream read() {
        requireUnfinished();
        flush();
        try {
            return FileRange.of(new RandomAccessFile(path.toFile(), "r"), 0, size);
        } catch (IOException e) {
            throw Failures.of("a staged blob", e);
        }
    }

    /** Has the disk hold what was written so far. */
    void sync() {
        requireUnfinished();
        flush();
        try {
            file.getFD().sync();
        } catch (IOException e) {
            throw Failures.of("a staged blob", e);
        }
    }

    @Override
    public Blob seal() {
        requireUnfinished();
        flush();
        try {
            file.getFD().sync();
            file.close();
            Blob blob = store.take(path, digest(), size);
            done = true;
            return blob;
        } catch (IOException e) {
            close();
            throw Failures.of("a staged blob", e);
        }
    }

    @Override
    public void close() {
        if (done) {
            return;
        }
        done = true;
        try (file) {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "a staged blob stays until the store is opened again", e);
        }
    }

    private void requireUnfinished() {
        if (done) {
            throw new IllegalStateException("the staged blob is sealed or closed");
        }
        store.requireOpen();
    }

    private void flush() {
        append(buffer, 0, buffered);
        buffered = 0;
    }

    private void append(byte[] bytes, int offset, int length) {
        try {
            file.write(bytes, offset, length);
        } catch (IOException e) {
            close(); // half a blob is of no use, and its room may be needed
            throw Failures.of("a staged blob", e);
        }
    }
}
