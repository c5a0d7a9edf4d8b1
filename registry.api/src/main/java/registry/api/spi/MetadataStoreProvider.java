package registry.api.spi;

import registry.api.ConfigScope;

/** Opens metadata stores of one kind. */
public interface MetadataStoreProvider extends Provider {
    /**
     * Opens the store, creating it when it does not exist.
     *
     * @throws registry.api.RegistryException with {@code CONFIG_INVALID}, {@code STORAGE_UNAVAILABLE},
     *     {@code STORAGE_LOCKED} or {@code STORAGE_CORRUPT} only
     */
    MetadataStore open(ConfigScope config);
}
