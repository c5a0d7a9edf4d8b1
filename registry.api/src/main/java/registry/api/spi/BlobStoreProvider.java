package registry.api.spi;

import registry.api.ConfigScope;

/** Opens blob stores of one kind. */
public interface BlobStoreProvider extends Provider {
    /**
     * Opens the store, creating it when it does not exist.
     *
     * @throws registry.api.RegistryException with {@code CONFIG_INVALID}, {@code STORAGE_UNAVAILABLE},
     *     {@code STORAGE_LOCKED} or {@code STORAGE_CORRUPT} only
     */
    BlobStore open(ConfigScope config);
}
