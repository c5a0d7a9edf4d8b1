/** Contract test kits for the service provider interfaces. */
open module registry.testing {
    requires static transitive org.jspecify;
    requires transitive registry.api;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;

    exports registry.testing;

    uses registry.api.spi.SignatureScheme;
}
