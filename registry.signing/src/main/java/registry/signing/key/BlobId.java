package registry.signing.key;

import java.security.MessageDigest;
import java.util.Objects;
import registry.api.Digest;

/**
 * The id under which nodes keep a content: SHA-256 over the SHA-256 digests of its chunks of {@value #CHUNK_LENGTH}
 * bytes. It differs from the SHA-256 of the content, even for a single chunk.
 *
 * @param digest the 32 bytes
 */
public record BlobId(Digest digest) {
    /** The length of every chunk but the last, in bytes. */
    public static final int CHUNK_LENGTH = 1024 * 1024;

    /** The id of a content in memory. */
    public static BlobId of(byte[] content) {
        Hasher hasher = new Hasher();
        hasher.update(content, 0, content.length);
        return hasher.finish();
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        return digest.hex();
    }

    /** The form that nodes show: base58btc. */
    public String base58() {
        return Base58.encode(digest.bytes());
    }

    /** The form that nodes show; see {@link #base58()}. */
    @Override
    public String toString() {
        return base58();
    }

    /** Computes an id while the content passes by, in constant memory. For one thread. */
    public static final class Hasher {
        private final MessageDigest all = Digest.sha256();
        private final MessageDigest chunk = Digest.sha256();
        private int inChunk;

        /** Starts with no content. */
        public Hasher() {}

        /** Takes the next {@code length} bytes of the content. */
        public void update(byte[] bytes, int offset, int length) {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            int done = 0;
            while (done < length) {
                int step = Math.min(length - done, CHUNK_LENGTH - inChunk);
                chunk.update(bytes, offset + done, step);
                done += step;
                inChunk += step;
                if (inChunk == CHUNK_LENGTH) {
                    endChunk();
                }
            }
        }

        /** The id of what was taken; afterwards the hasher begins anew. */
        public BlobId finish() {
            if (inChunk > 0) {
                endChunk();
            }
            return new BlobId(Digest.finish(all));
        }

        private void endChunk() {
            all.update(chunk.digest());
            inChunk = 0;
        }
    }
}
