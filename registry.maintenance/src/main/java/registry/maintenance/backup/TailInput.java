package registry.maintenance.backup;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import registry.api.Digest;

/**
 * Hashes what is read through it, but the last {@value BackupFormat#BLOCK} bytes: once the header of an archive's last
 * file is read, the hash is that of all bytes before it. For one thread.
 */
final class TailInput extends InputStream {
    /** Where the field begins in a header (POSIX ustar: chksum). */
    private static final int CHECKSUM = 148;

    private static final int CHECKSUM_DIGITS = 6;

    private final InputStream in;
    private final MessageDigest hash = Digest.sha256();
    private final byte[] tail = new byte[BackupFormat.BLOCK];
    private int tailLength;
    private long allowed = Long.MAX_VALUE;

    TailInput(InputStream in) {
        this.in = in;
    }

    /**
     * Bounds what is read from now on, since the library keeps headers in memory however long they are.
     *
     * @param bytes as many; reading more is refused with {@link BackupError#BACKUP_INVALID}
     */
    void allow(long bytes) {
        allowed = bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (allowed == 0 && length > 0) {
            throw BackupFormat.invalid("a header in it is longer than any that a backup has");
        }
        int count = in.read(bytes, offset, (int) Math.min(length, allowed));
        if (count > 0) {
            allowed -= allowed == Long.MAX_VALUE ? 0 : count;
            take(bytes, offset, count);
        }
        return count;
    }

    /**
     * Whether the tail, which is a header, has its checksum in the form it is written in: six octal digits, NUL, blank.
     * The checksum covers everything else in a header, and readers take other forms of the same number.
     */
    boolean hasPlainChecksum() {
        for (int i = CHECKSUM; i < CHECKSUM + CHECKSUM_DIGITS; i++) {
            if (tail[i] < '0' || tail[i] > '7') {
                return false;
            }
        }
        return tail[CHECKSUM + CHECKSUM_DIGITS] == 0 && tail[CHECKSUM + CHECKSUM_DIGITS + 1] == ' ';
    }

    /** The hash of everything but the tail; nothing may be read afterwards that is to be hashed. */
    Digest digestBeforeTail() {
        return Digest.finish(hash);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void take(byte[] bytes, int offset, int count) {
        int leaving = Math.max(0, tailLength + count - tail.length);
        int old = Math.min(leaving, tailLength);
        hash.update(tail, 0, old);
        hash.update(bytes, offset, leaving - old);
        System.arraycopy(tail, old, tail, 0, tailLength - old);
        tailLength -= old;
        int kept = count - (leaving - old);
        System.arraycopy(bytes, offset + count - kept, tail, tailLength, kept);
        tailLength += kept;
    }
}
