package registry.storage.filesystem;

import java.time.Clock;
import java.util.Set;
import registry.api.ConfigScope;
import registry.api.spi.BlobStore;
import registry.api.spi.BlobStoreProvider;

/** Opens blob stores in a data directory: {@code blobs/}. */
public final class FilesystemBlobStoreProvider implements BlobStoreProvider {
    /** For {@link java.util.ServiceLoader}. */
    public FilesystemBlobStoreProvider() {}

    @Override
    public String id() {
        return FilesystemConfig.ID;
    }

    @Override
    public Set<String> configKeys() {
        return FilesystemConfig.KEYS;
    }

    @Override
    public BlobStore open(ConfigScope config) {
        return FilesystemBlobStore.open(FilesystemConfig.of(config), Clock.systemUTC());
    }
}
