package registry.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.api.spi.Blob;
import registry.api.spi.BlobInfo;
import registry.api.spi.BlobStore;

/** Reads every blob of a store and hashes it anew, in constant memory. Only reads; safe while others write. */
public final class BlobInspection {
    private static final int PIECE = 256 * 1024;

    private final BlobStore blobs;

    /** Reads {@code blobs}. */
    public BlobInspection(BlobStore blobs) {
        this.blobs = blobs;
    }

    /**
     * Hashes every blob, whether or not something refers to it.
     *
     * @param read told the length of every piece that was read, in bytes, as it is read
     * @return how many blobs there are
     */
    public long run(Consumer<Finding> findings, LongConsumer read) {
        long count = 0;
        List<BlobInfo> page = blobs.list(Optional.empty(), BlobStore.MAX_PAGE);
        while (!page.isEmpty()) {
            for (BlobInfo info : page) {
                blobs.open(info.digest()).ifPresent(blob -> inspect(blob, findings, read));
                count++;
            }
            page = blobs.list(Optional.of(page.getLast().digest()), BlobStore.MAX_PAGE);
        }
        return count;
    }

    private void inspect(Blob blob, Consumer<Finding> findings, LongConsumer read) {
        try (InputStream in = blob.read()) {
            Digest actual = hash(in, read);
            if (!actual.equals(blob.digest())) {
                findings.accept(damaged(blob, "its bytes hash to " + actual));
            }
        } catch (IOException | UncheckedIOException | RegistryException e) {
            if (blobs.open(blob.digest()).isPresent()) { // not one that was removed meanwhile
                findings.accept(damaged(blob, "it cannot be read: " + e.getMessage()));
            }
        }
    }

    /**
     * The SHA-256 of what is left of {@code in}.
     *
     * @param read told the length of every piece that was read, in bytes
     */
    public static Digest hash(InputStream in, LongConsumer read) throws IOException {
        MessageDigest hash = Digest.sha256();
        byte[] piece = new byte[PIECE];
        for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
            hash.update(piece, 0, count);
            read.accept(count);
        }
        return Digest.finish(hash);
    }

    private static Finding damaged(Blob blob, String why) {
        return Finding.error(
                "blob-damaged",
                blob.digest().hex(),
                "the blob is damaged: " + why,
                "check the disk, and restore the registry from a backup");
    }
}
