package registry.signing.verify;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import registry.api.Digest;
import registry.signing.key.BlobId;

/** The bytes of a file on their way, hashed in both ways that matter to nodes. */
final class HashedSource extends FilterInputStream {
    private final MessageDigest content = Digest.sha256();
    private final BlobId.Hasher blob = new BlobId.Hasher();
    private long size;

    HashedSource(InputStream in) {
        super(in);
    }

    /** How many bytes have been read. */
    long size() {
        return size;
    }

    /** The SHA-256 of what has been read; call it once, at the end. */
    Digest digest() {
        return Digest.finish(content);
    }

    /** The blob id of what has been read; call it once, at the end. */
    BlobId blobId() {
        return blob.finish();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            content.update(buffer, offset, read);
            blob.update(buffer, offset, read);
            size += read;
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
