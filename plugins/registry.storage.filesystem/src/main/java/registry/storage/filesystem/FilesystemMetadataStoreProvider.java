package registry.storage.filesystem;

import java.util.Set;
import registry.api.ConfigScope;
import registry.api.spi.MetadataStore;
import registry.api.spi.MetadataStoreProvider;

/** Opens metadata stores in a data directory: {@code metadata.db}. */
public final class FilesystemMetadataStoreProvider implements MetadataStoreProvider {
    /** For {@link java.util.ServiceLoader}. */
    public FilesystemMetadataStoreProvider() {}

    @Override
    public String id() {
        return FilesystemConfig.ID;
    }

    @Override
    public Set<String> configKeys() {
        return FilesystemConfig.KEYS;
    }

    @Override
    public MetadataStore open(ConfigScope config) {
        return SqliteMetadataStore.open(FilesystemConfig.of(config));
    }
}
