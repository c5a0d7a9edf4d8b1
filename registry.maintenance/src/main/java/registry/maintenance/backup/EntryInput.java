package registry.maintenance.backup;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import registry.api.Digest;

/** The content of one file of a backup, hashed while it is read. Does not close what it reads from. For one thread. */
final class EntryInput extends InputStream {
    private final InputStream tar;
    private final MessageDigest hash = Digest.sha256();

    EntryInput(InputStream tar) {
        this.tar = tar;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count;
        try {
            count = tar.read(bytes, offset, length);
        } catch (BackupFile.UnreadableException e) {
            throw e;
        } catch (IOException e) {
            throw BackupFormat.invalid("it is damaged or cut off (" + e.getMessage() + ")", e);
        }
        if (count > 0) {
            hash.update(bytes, offset, count);
        }
        return count;
    }

    /** The hash of what was read. */
    Digest digest() {
        return Digest.finish(hash);
    }
}
