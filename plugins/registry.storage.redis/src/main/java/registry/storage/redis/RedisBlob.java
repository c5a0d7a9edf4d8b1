package registry.storage.redis;

import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import registry.api.Digest;
import registry.api.spi.Blob;

/** A blob in Redis. */
final class RedisBlob implements Blob {
    private final Digest digest;
    private final BlobEntry entry;
    private final Runnable requireOpen;
    private final BlobCatalogue catalogue;
    private final Uploads uploads;

    RedisBlob(Digest digest, BlobEntry entry, Runnable requireOpen, BlobCatalogue catalogue, Uploads uploads) {
        this.digest = digest;
        this.entry = entry;
        this.requireOpen = requireOpen;
        this.catalogue = catalogue;
        this.uploads = uploads;
    }

    @Override
    public Digest digest() {
        return digest;
    }

    @Override
    public long size() {
        return entry.size();
    }

    @Override
    public InputStream read(long offset, long length) {
        Objects.checkFromIndexSize(offset, length, entry.size());
        requireOpen.run();
        return new ChunkStream(new Content(), offset, length);
    }

    /** The chunks of the blob; when it was sealed again meanwhile, those of the new upload. For one thread. */
    private final class Content implements ChunkStream.Source {
        private String upload = entry.upload();

        @Override
        public byte @Nullable [] read(long number) {
            byte[] chunk = uploads.read(upload, number);
            while (chunk == null) {
                String current = catalogue
                        .find(digest)
                        .orElseThrow(() -> Failures.unavailable("the blob " + digest + " was removed"))
                        .upload();
                if (current.equals(upload)) {
                    return null;
                }
                upload = current;
                chunk = uploads.read(upload, number);
            }
            return chunk;
        }
    }
}
