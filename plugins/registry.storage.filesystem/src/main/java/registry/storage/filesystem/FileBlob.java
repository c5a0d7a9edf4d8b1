package registry.storage.filesystem;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Objects;
import registry.api.Digest;
import registry.api.spi.Blob;

/** A blob in its file. */
final class FileBlob implements Blob {
    private final Digest digest;
    private final long size;
    private final Path file;
    private final Gate gate;

    FileBlob(Digest digest, long size, Path file, Gate gate) {
        this.digest = digest;
        this.size = size;
        this.file = file;
        this.gate = gate;
    }

    @Override
    public Digest digest() {
        return digest;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public InputStream read(long offset, long length) {
        Objects.checkFromIndexSize(offset, length, size);
        gate.requireOpen();
        try {
            RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r");
            requireSize(opened);
            return FileRange.of(opened, offset, length);
        } catch (FileNotFoundException e) {
            throw Failures.unavailable("the blob " + digest + " is gone or may not be read", e);
        } catch (IOException e) {
            throw Failures.of("a blob", e);
        }
    }

    private void requireSize(RandomAccessFile opened) throws IOException {
        long actual = opened.length();
        if (actual != size) {
            opened.close();
            throw Failures.corrupt("the blob " + digest + " has " + actual + " bytes instead of " + size
                    + "; restore it from a backup");
        }
    }
}
