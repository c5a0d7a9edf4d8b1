/** Bundles, manifests, canonical JSON, digests and signatures. */
module registry.signing {
    requires static transitive org.jspecify;
    requires transitive registry.api;

    uses registry.api.spi.SignatureScheme;
}
