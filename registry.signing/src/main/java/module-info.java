/** Bundles, manifests, canonical JSON, digests and signatures. */
module registry.signing {
    requires static transitive org.jspecify;
    requires transitive com.fasterxml.jackson.databind;
    requires transitive registry.api;
    requires java.json.canonicalization;

    exports registry.signing;
    exports registry.signing.json;

    uses registry.api.spi.SignatureScheme;
}
