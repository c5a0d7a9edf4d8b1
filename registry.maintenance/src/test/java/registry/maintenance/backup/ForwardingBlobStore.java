package registry.maintenance.backup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import registry.api.Digest;
import registry.api.spi.Blob;
import registry.api.spi.BlobInfo;
import registry.api.spi.BlobStore;
import registry.api.spi.StagedBlob;

/** A store that hands everything on, for tests that change one method. */
class ForwardingBlobStore implements BlobStore {
    private final BlobStore store;

    ForwardingBlobStore(BlobStore store) {
        this.store = store;
    }

    @Override
    public StagedBlob stage() {
        return store.stage();
    }

    @Override
    public Optional<Blob> open(Digest digest) {
        return store.open(digest);
    }

    @Override
    public List<BlobInfo> list(Optional<Digest> after, int limit) {
        return store.list(after, limit);
    }

    @Override
    public boolean delete(Digest digest, Instant notSealedSince) {
        return store.delete(digest, notSealedSince);
    }

    @Override
    public void close() {
        store.close();
    }
}
