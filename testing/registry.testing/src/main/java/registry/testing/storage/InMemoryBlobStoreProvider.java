package registry.testing.storage;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import registry.api.ConfigScope;
import registry.api.Digest;
import registry.api.spi.BlobStore;
import registry.api.spi.BlobStoreProvider;

/** Opens the reference store, or one with a fault; each provider has one store of its own. */
public final class InMemoryBlobStoreProvider implements BlobStoreProvider {
    private final BlobFault fault;
    private final Map<Digest, Entry> blobs = new TreeMap<>();

    public InMemoryBlobStoreProvider() {
        this(BlobFault.NONE);
    }

    InMemoryBlobStoreProvider(BlobFault fault) {
        this.fault = fault;
    }

    /** A stored blob. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Entry(byte[] content, Instant sealedAt) {}

    @Override
    public String id() {
        return "memory";
    }

    @Override
    public Set<String> configKeys() {
        return Set.of();
    }

    @Override
    public BlobStore open(ConfigScope config) {
        config.requireKnown(configKeys());
        if (fault == BlobFault.IS_NOT_DURABLE) {
            blobs.clear();
        }
        return new InMemoryBlobStore(blobs, fault);
    }
}
