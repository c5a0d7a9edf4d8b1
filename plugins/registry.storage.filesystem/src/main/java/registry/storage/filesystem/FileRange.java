package registry.storage.filesystem;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.util.Objects;

/**
 * A part of a file as a stream. Plain file access rather than a channel, which an interrupt would close. Failures are
 * {@link registry.api.RegistryException}s, so that nobody takes them for trouble with the other end of a copy.
 */
final class FileRange extends InputStream {
    private static final int SMALL_READS = 8 << 10;
    private static final int LARGE_READS = 256 << 10;

    private final RandomAccessFile file;
    private long left;

    private FileRange(RandomAccessFile file, long length) {
        this.file = file;
        this.left = length;
    }

    /**
     * Reads {@code length} bytes from {@code offset} of {@code file}, which the stream closes.
     *
     * @throws IOException when the file cannot be positioned; it is closed then
     */
    static InputStream of(RandomAccessFile file, long offset, long length) throws IOException {
        try {
            file.seek(offset);
        } catch (IOException e) {
            file.close();
            throw e;
        }
        return new BufferedInputStream(new FileRange(file, length), SMALL_READS);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        int count = readFile(target, offset, (int) Math.min(length, left));
        left -= count;
        return count;
    }

    @Override
    public long transferTo(OutputStream out) throws IOException {
        byte[] buffer = new byte[Math.clamp(left, 1, LARGE_READS)];
        long sent = 0;
        for (int count = read(buffer, 0, buffer.length); count >= 0; count = read(buffer, 0, buffer.length)) {
            out.write(buffer, 0, count);
            sent += count;
        }
        return sent;
    }

    @Override
    public int available() {
        return (int) Math.min(left, Integer.MAX_VALUE);
    }

    @Override
    public long skip(long count) {
        long skipped = Math.clamp(count, 0, left);
        try {
            file.seek(file.getFilePointer() + skipped);
        } catch (IOException e) {
            throw Failures.of("a blob", e);
        }
        left -= skipped;
        return skipped;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw Failures.of("a blob", e);
        }
    }

    private int readFile(byte[] target, int offset, int length) {
        int count;
        try {
            count = file.read(target, offset, length);
        } catch (IOException e) {
            throw Failures.of("a blob", e);
        }
        if (count < 0) {
            throw Failures.corrupt("a stored blob ends too early; restore it from a backup");
        }
        return count;
    }
}
