/** Opens the configured stores; documents, the change feed and the sweeper of unreferenced blobs. */
module registry.storage {
    requires static transitive org.jspecify;
    requires transitive registry.api;
    requires transitive com.fasterxml.jackson.databind;

    exports registry.storage;

    uses registry.api.spi.MetadataStoreProvider;
    uses registry.api.spi.BlobStoreProvider;
}
