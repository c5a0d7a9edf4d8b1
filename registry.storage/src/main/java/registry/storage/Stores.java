package registry.storage;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.RegistryException;
import registry.api.spi.BlobStore;
import registry.api.spi.BlobStoreProvider;
import registry.api.spi.MetadataStore;
import registry.api.spi.MetadataStoreProvider;
import registry.api.spi.Provider;
import registry.api.spi.Providers;
import registry.api.spi.StoreHealth;

/**
 * The metadata store and the blob store that configuration names, open until {@link #close}. Thread-safe.
 *
 * <p>Keys of the {@code registry} scope: {@code metadata.store} and {@code blobs.store} (ids of installed plugins,
 * default {@code filesystem}) and {@code data} (the data directory, default {@code data}). A plugin reads its own keys
 * below its id, {@code registry.filesystem.…}; the data directory is handed to those that know the key {@code data}.
 */
public final class Stores implements AutoCloseable {
    private static final String DEFAULT_STORE = "filesystem";
    private static final String DATA = "data";

    private final MetadataStore metadata;
    private final BlobStore blobs;
    private final Ids ids;
    private final List<String> description;

    private Stores(MetadataStore metadata, BlobStore blobs, Ids ids, List<String> description) {
        this.metadata = metadata;
        this.blobs = blobs;
        this.ids = ids;
        this.description = List.copyOf(description);
    }

    private record Ids(String metadata, String blobs) {}

    /**
     * Opens both stores, creating what does not exist.
     *
     * @param registry the scope of the whole configuration, {@code registry}
     * @throws RegistryException with {@link ApiError#CONFIG_INVALID} when a store is unknown, naming those installed, or
     *     its keys are wrong; with {@code STORAGE_LOCKED}, {@code STORAGE_UNAVAILABLE} or {@code STORAGE_CORRUPT} when
     *     it does not open; nothing stays open then
     */
    public static Stores open(ConfigScope registry) {
        return open(
                registry,
                Providers.of("metadata store", ServiceLoader.load(MetadataStoreProvider.class)),
                Providers.of("blob store", ServiceLoader.load(BlobStoreProvider.class)));
    }

    static Stores open(
            ConfigScope registry,
            Providers<MetadataStoreProvider> metadataStores,
            Providers<BlobStoreProvider> blobStores) {
        MetadataStoreProvider metadataProvider =
                metadataStores.require(registry.text("metadata.store").orElse(DEFAULT_STORE));
        BlobStoreProvider blobProvider =
                blobStores.require(registry.text("blobs.store").orElse(DEFAULT_STORE));
        MetadataStore metadata = metadataProvider.open(scopeOf(metadataProvider, registry));
        try {
            BlobStore blobs = blobProvider.open(scopeOf(blobProvider, registry));
            return new Stores(
                    metadata,
                    blobs,
                    new Ids(metadataProvider.id(), blobProvider.id()),
                    List.of(
                            "metadata store: "
                                    + Providers.of("metadata store", List.of(metadataProvider))
                                            .describe()
                                            .getFirst(),
                            "blob store: "
                                    + Providers.of("blob store", List.of(blobProvider))
                                            .describe()
                                            .getFirst()));
        } catch (RuntimeException e) {
            metadata.close();
            throw e;
        }
    }

    /** The metadata store. */
    public MetadataStore metadata() {
        return metadata;
    }

    /** The blob store. */
    public BlobStore blobs() {
        return blobs;
    }

    /** The id of the plugin that keeps metadata. */
    public String metadataId() {
        return ids.metadata();
    }

    /** The id of the plugin that keeps blobs. */
    public String blobsId() {
        return ids.blobs();
    }

    /** One line for each store: what it is for, plugin id, module and version. For logs and health. */
    public List<String> describe() {
        return description;
    }

    /** How both are doing: the trouble of either, and the warnings of both. */
    public StoreHealth health() {
        StoreHealth one = metadata.health();
        StoreHealth other = blobs.health();
        return new StoreHealth(
                one.trouble().or(other::trouble),
                Stream.concat(one.warnings().stream(), other.warnings().stream())
                        .distinct()
                        .toList());
    }

    /** Closes both stores. Idempotent. */
    @Override
    public void close() {
        try (metadata) {
            blobs.close();
        }
    }

    private static ConfigScope scopeOf(Provider provider, ConfigScope registry) {
        ConfigScope own = registry.scope(provider.id());
        if (!provider.configKeys().contains(DATA)) {
            return own;
        }
        return own.withDefault(DATA, registry.text(DATA).orElse(DATA));
    }
}
