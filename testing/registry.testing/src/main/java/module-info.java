/**
 * Contract test kits for the service provider interfaces: whoever writes a plugin extends a kit in one small class and
 * runs it. Open, so that JUnit reaches the kits' package-private tests.
 */
open module registry.testing {
    requires static transitive org.jspecify;
    requires transitive registry.api;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;

    exports registry.testing;
    exports registry.testing.linearizability;
    exports registry.testing.storage;

    uses registry.api.spi.BlobStoreProvider;
    uses registry.api.spi.MetadataStoreProvider;
    uses registry.api.spi.SignatureScheme;
}
