/** Bundles, manifests, canonical JSON, digests and signatures. */
module registry.signing {
    requires static transitive org.jspecify;
    requires transitive com.fasterxml.jackson.databind;
    requires transitive registry.api;
    requires java.json.canonicalization;
    requires org.apache.commons.compress;

    exports registry.signing;
    exports registry.signing.archive;
    exports registry.signing.json;
    exports registry.signing.key;
    exports registry.signing.manifest;
    exports registry.signing.sample;
    exports registry.signing.verify;
    exports registry.signing.wasm;

    uses registry.api.spi.SignatureScheme;
}
