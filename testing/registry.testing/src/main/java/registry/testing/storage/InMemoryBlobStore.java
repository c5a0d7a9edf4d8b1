package registry.testing.storage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import registry.api.ApiError;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.api.spi.Blob;
import registry.api.spi.BlobInfo;
import registry.api.spi.BlobStore;
import registry.api.spi.StagedBlob;

/** The simplest store there can be, everything under one lock, and what goes wrong in others. */
final class InMemoryBlobStore implements BlobStore {
    private final Map<Digest, InMemoryBlobStoreProvider.Entry> blobs;
    private final BlobFault fault;
    private boolean closed;

    InMemoryBlobStore(Map<Digest, InMemoryBlobStoreProvider.Entry> blobs, BlobFault fault) {
        this.blobs = blobs;
        this.fault = fault;
    }

    @Override
    public StagedBlob stage() {
        requireOpen();
        return new Staged();
    }

    @Override
    public Optional<Blob> open(Digest digest) {
        synchronized (blobs) {
            requireOpen();
            return Optional.ofNullable(blobs.get(digest)).map(entry -> new Stored(digest, entry.content()));
        }
    }

    @Override
    public List<BlobInfo> list(Optional<Digest> after, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("limit " + limit);
        }
        synchronized (blobs) {
            requireOpen();
            List<BlobInfo> all = new ArrayList<>();
            blobs.forEach((digest, entry) -> all.add(new BlobInfo(digest, entry.content().length, entry.sealedAt())));
            if (fault == BlobFault.LISTS_IN_ANY_ORDER) {
                all.sort(Comparator.comparingInt(blob -> blob.digest().hashCode()));
            }
            return all.stream()
                    .filter(blob -> after.isEmpty() || blob.digest().compareTo(after.get()) > 0)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public boolean delete(Digest digest, Instant notSealedSince) {
        if (fault == BlobFault.DELETES_LATER) {
            boolean old = isOlder(digest, notSealedSince);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            return old && remove(digest);
        }
        synchronized (blobs) {
            return isOlder(digest, notSealedSince) && remove(digest);
        }
    }

    @Override
    public void close() {
        synchronized (blobs) {
            closed = true;
        }
    }

    private boolean isOlder(Digest digest, Instant instant) {
        synchronized (blobs) {
            requireOpen();
            InMemoryBlobStoreProvider.Entry entry = blobs.get(digest);
            return entry != null
                    && (fault == BlobFault.DELETES_REGARDLESS
                            || entry.sealedAt().isBefore(instant));
        }
    }

    private boolean remove(Digest digest) {
        synchronized (blobs) {
            return blobs.remove(digest) != null;
        }
    }

    private void requireOpen() {
        synchronized (blobs) {
            if (closed) {
                throw new RegistryException(ApiError.STORAGE_UNAVAILABLE, "the blob store is closed");
            }
        }
    }

    private Blob keep(Digest digest, byte[] content, Instant sealedAt) {
        synchronized (blobs) {
            requireOpen();
            InMemoryBlobStoreProvider.Entry entry = new InMemoryBlobStoreProvider.Entry(content, sealedAt);
            if (fault == BlobFault.KEEPS_THE_FIRST_TIME) {
                blobs.putIfAbsent(digest, entry);
            } else {
                blobs.put(digest, entry);
            }
            return new Stored(digest, content);
        }
    }

    private final class Staged implements StagedBlob {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private final Instant stagedAt = Instant.now();
        private int firstPiece = -1;
        private boolean done;

        @Override
        public void write(byte[] bytes, int offset, int length) {
            requireUnfinished();
            content.write(bytes, offset, length);
            if (firstPiece < 0) {
                firstPiece = length;
            }
            if (fault == BlobFault.SHOWS_STAGED_BLOBS || fault == BlobFault.SEALS_LEFTOVERS) {
                keep(digest(), content.toByteArray(), stagedAt);
            }
        }

        @Override
        public long size() {
            return content.size();
        }

        @Override
        public Digest digest() {
            byte[] all = content.toByteArray();
            return fault == BlobFault.HASHES_THE_FIRST_PIECE && firstPiece >= 0
                    ? Digest.ofContent(Arrays.copyOf(all, firstPiece))
                    : Digest.ofContent(all);
        }

        @Override
        public InputStream read() {
            requireUnfinished();
            return new ByteArrayInputStream(content.toByteArray());
        }

        @Override
        public Blob seal() {
            requireUnfinished();
            Instant time = fault == BlobFault.TAKES_THE_TIME_OF_STAGING ? stagedAt : Instant.now();
            Blob blob = keep(digest(), content.toByteArray(), time);
            done = true;
            return blob;
        }

        @Override
        public void close() {
            done = true;
        }

        private void requireUnfinished() {
            if (done) {
                throw new IllegalStateException("sealed or closed");
            }
            requireOpen();
        }
    }

    private final class Stored implements Blob {
        private final Digest digest;
        private final byte[] content;

        private Stored(Digest digest, byte[] content) {
            this.digest = digest;
            this.content = content;
        }

        @Override
        public Digest digest() {
            return digest;
        }

        @Override
        public long size() {
            return content.length;
        }

        @Override
        public InputStream read(long offset, long length) {
            Objects.checkFromIndexSize(offset, length, content.length);
            if (fault != BlobFault.READS_AFTER_CLOSE) {
                requireOpen();
            }
            long end = fault == BlobFault.READS_PAST_THE_RANGE ? content.length : offset + length;
            return new ByteArrayInputStream(content, (int) offset, (int) (end - offset));
        }
    }
}
