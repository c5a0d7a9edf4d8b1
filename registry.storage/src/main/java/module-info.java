/** Opens the configured stores; documents, staged blobs and the change feed. */
module registry.storage {
    requires static transitive org.jspecify;
    requires transitive registry.api;

    uses registry.api.spi.MetadataStoreProvider;
    uses registry.api.spi.BlobStoreProvider;
}
