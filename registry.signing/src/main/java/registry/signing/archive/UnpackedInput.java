package registry.signing.archive;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of the tar: counted and held against the limits before anybody sees them. While headers are read a small
 * budget applies as well, since the tar library keeps long names and extended headers in memory.
 */
final class UnpackedInput extends InputStream {
    private final InputStream source;
    private final PackedInput packed;
    private final ArchiveLimits limits;
    private long count;
    private long headerEnd = Long.MAX_VALUE;

    UnpackedInput(InputStream source, PackedInput packed, ArchiveLimits limits) {
        this.source = source;
        this.packed = packed;
        this.limits = limits;
    }

    long count() {
        return count;
    }

    /** From here on the next entry's headers are read. */
    void expectHeaders() {
        headerEnd = count + ArchiveLimits.MAX_HEADER;
    }

    /** From here on content is read. */
    void expectContent() {
        headerEnd = Long.MAX_VALUE;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = source.read(buffer, offset, length);
        count += Math.max(read, 0);
        checkLimits();
        return read;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private void checkLimits() {
        if (count > headerEnd) {
            throw Refusal.tooLarge("an entry has more than " + ArchiveLimits.MAX_HEADER
                    + " bytes of headers (long names, extended attributes)");
        }
        if (count > limits.maxUnpacked()) {
            throw Refusal.tooLarge("the archive unpacks to more than " + limits.maxUnpacked() + " bytes");
        }
        if (count > limits.freeUnpacked() && count / limits.maxRatio() > packed.count()) {
            throw Refusal.tooLarge("the archive unpacks to more than " + limits.maxRatio()
                    + " times its size, which no honest bundle does");
        }
    }
}
