package registry.migration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import registry.api.ApiError;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.api.spi.Blob;
import registry.api.spi.BlobInfo;
import registry.api.spi.BlobStore;
import registry.api.spi.StagedBlob;

/** A blob store in which nothing is ever sealed or removed. What is staged leaves nothing behind. Thread-safe. */
record RehearsalBlobs(BlobStore below) implements BlobStore {
    @Override
    public StagedBlob stage() {
        return new Unsealed(below.stage());
    }

    @Override
    public Optional<Blob> open(Digest digest) {
        return below.open(digest);
    }

    @Override
    public List<BlobInfo> list(Optional<Digest> after, int limit) {
        return below.list(after, limit);
    }

    @Override
    public boolean delete(Digest digest, Instant notSealedSince) {
        return false;
    }

    @Override
    public void close() {
        // What is below stays its owner's to close.
    }

    /** Says that it is sealed and is not. */
    private record Unsealed(StagedBlob staged) implements StagedBlob {
        @Override
        public void write(byte[] bytes, int offset, int length) {
            staged.write(bytes, offset, length);
        }

        @Override
        public long size() {
            return staged.size();
        }

        @Override
        public Digest digest() {
            return staged.digest();
        }

        @Override
        public InputStream read() {
            return staged.read();
        }

        @Override
        public Blob seal() {
            return new Staged(staged);
        }

        @Override
        public void close() {
            staged.close();
        }
    }

    /** What would be sealed, for as long as it is staged. */
    private record Staged(StagedBlob staged) implements Blob {
        @Override
        public Digest digest() {
            return staged.digest();
        }

        @Override
        public long size() {
            return staged.size();
        }

        @Override
        public InputStream read(long offset, long length) {
            if (offset < 0 || length < 0 || offset + length > size()) {
                throw new IndexOutOfBoundsException("the blob has " + size() + " bytes");
            }
            try (InputStream in = staged.read()) {
                in.skipNBytes(offset);
                return new ByteArrayInputStream(in.readNBytes(Math.toIntExact(length)));
            } catch (IOException e) {
                throw new RegistryException(ApiError.STORAGE_UNAVAILABLE, "a staged blob cannot be read", e);
            }
        }
    }
}
