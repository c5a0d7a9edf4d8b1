package registry.api.spi;

import java.security.SecureRandom;

/**
 * A digital signature scheme. Stateless and thread-safe. Keys and signatures are raw bytes in the scheme's own standard
 * encoding (Ed25519: RFC 8032).
 */
public interface SignatureScheme extends Provider {
    /** The multicodec code of its public keys, as the bytes of an unsigned varint (Ed25519: {@code ed 01}). */
    byte[] multicodec();

    /** The length of a public key, in bytes. */
    int publicKeyLength();

    /** The length of a signature, in bytes. */
    int signatureLength();

    /** The length of a private key (a seed), in bytes. */
    int seedLength();

    /** What to think of a public key before trusting any signature by it. */
    KeyQuality inspect(byte[] publicKey);

    /**
     * Verifies strictly: everything that is not a canonical, valid signature is {@code false}, never an exception.
     */
    boolean verify(byte[] publicKey, byte[] message, byte[] signature);

    /** A new private key. */
    byte[] newSeed(SecureRandom random);

    /** The public key of a private key of {@link #seedLength()} bytes. */
    byte[] publicKey(byte[] seed);

    /** Signs with a private key of {@link #seedLength()} bytes. */
    byte[] sign(byte[] seed, byte[] message);

    /** The quality of a public key. */
    enum KeyQuality {
        /** It may be used. */
        SOUND,
        /** It is no key of this scheme: wrong length, or no point of the curve. */
        MALFORMED,
        /** It encodes a key in another way than the one standard way. */
        NON_CANONICAL,
        /** Anybody can make signatures for it. */
        WEAK
    }
}
