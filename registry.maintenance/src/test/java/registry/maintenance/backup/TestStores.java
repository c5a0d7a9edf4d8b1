package registry.maintenance.backup;

import java.nio.file.Path;
import java.util.Map;
import registry.api.ConfigScope;
import registry.api.spi.BlobStore;
import registry.api.spi.MetadataStore;
import registry.storage.Stores;
import registry.testing.storage.InMemoryBlobStoreProvider;
import registry.testing.storage.InMemoryMetadataStoreProvider;

/** Stores of two kinds. */
record TestStores(MetadataStore metadata, BlobStore blobs) implements AutoCloseable {
    static TestStores inMemory() {
        return new TestStores(remembering(100_000), new InMemoryBlobStoreProvider().open(memory()));
    }

    static TestStores in(Path directory) {
        Stores stores = Stores.open(ConfigScope.of("registry", Map.of("data", directory.toString())));
        return new TestStores(stores.metadata(), stores.blobs());
    }

    /** A store in memory that remembers so many revisions. */
    static MetadataStore remembering(int revisions) {
        return new InMemoryMetadataStoreProvider().open(memory().withDefault("history", String.valueOf(revisions)));
    }

    private static ConfigScope memory() {
        return ConfigScope.of("registry.memory", Map.of());
    }

    MapContent content() {
        return MapContent.of(metadata, blobs);
    }

    @Override
    public void close() {
        try (metadata) {
            blobs.close();
        }
    }
}
