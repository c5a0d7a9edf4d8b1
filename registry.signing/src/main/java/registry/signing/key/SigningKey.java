package registry.signing.key;

import java.security.SecureRandom;
import registry.api.SignerId;
import registry.api.spi.SignatureScheme;

/** A private key with its public side. Immutable and thread-safe; its text form holds no secret. */
public final class SigningKey {
    private final SignatureScheme scheme;
    private final byte[] seed;
    private final byte[] publicKey;
    private final SignerId signerId;

    private SigningKey(SignatureScheme scheme, byte[] seed) {
        this.scheme = scheme;
        this.seed = seed;
        this.publicKey = scheme.publicKey(seed);
        this.signerId = DidKey.of(scheme, publicKey);
    }

    /** A new key. */
    public static SigningKey generate(SignatureScheme scheme, SecureRandom random) {
        return new SigningKey(scheme, scheme.newSeed(random));
    }

    /**
     * The key of a seed, which is copied.
     *
     * @throws IllegalArgumentException when the seed has not the length that the scheme gives
     */
    public static SigningKey fromSeed(SignatureScheme scheme, byte[] seed) {
        if (seed.length != scheme.seedLength()) {
            throw new IllegalArgumentException(
                    "a seed of " + scheme.id() + " has " + scheme.seedLength() + " bytes, not " + seed.length);
        }
        return new SigningKey(scheme, seed.clone());
    }

    /** The well-known development key, which everybody has and no registry accepts; see {@link DevKey}. */
    public static SigningKey development(SignatureScheme scheme) {
        return fromSeed(scheme, DevKey.seed());
    }

    /** The id of its scheme, for example {@code ed25519}. */
    public String schemeId() {
        return scheme.id();
    }

    /** A copy of the public key's bytes. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /** The identity of the public key. */
    public SignerId signerId() {
        return signerId;
    }

    /** Tells whether this is the well-known development key. */
    public boolean isDevelopment() {
        return DevKey.isDevKey(publicKey);
    }

    /** The signature of a message. */
    public byte[] sign(byte[] message) {
        return scheme.sign(seed, message);
    }

    /** A copy of the secret. */
    byte[] seed() {
        return seed.clone();
    }

    @Override
    public String toString() {
        return "signing key of " + signerId;
    }
}
