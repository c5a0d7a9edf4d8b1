/** The Ed25519 signature scheme (RFC 8032). */
module registry.signing.ed25519 {
    requires static transitive org.jspecify;
    requires transitive registry.api;
    requires org.bouncycastle.provider;

    provides registry.api.spi.SignatureScheme with
            registry.signing.ed25519.Ed25519Scheme;
}
