package registry.signing.ed25519;

import java.security.SecureRandom;
import java.util.Set;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import registry.api.spi.SignatureScheme;

/**
 * Ed25519 as in RFC 8032, section 5.1: pure, without context.
 *
 * <p>Verifiers in the field disagree about crafted keys and signatures (cofactored or not, canonical encodings or not).
 * This one accepts what every honest signer makes and refuses whatever any of them might refuse: both points must be
 * canonical encodings of points in the group of prime order, and S must be below the order. Within that group all
 * verification equations agree.
 */
public final class Ed25519Scheme implements SignatureScheme {
    /** Made by the service loader. */
    public Ed25519Scheme() {}

    @Override
    public String id() {
        return "ed25519";
    }

    @Override
    public Set<String> configKeys() {
        return Set.of();
    }

    @Override
    public byte[] multicodec() {
        return new byte[] {(byte) 0xed, 0x01};
    }

    @Override
    public int publicKeyLength() {
        return Ed25519.PUBLIC_KEY_SIZE;
    }

    @Override
    public int signatureLength() {
        return Ed25519.SIGNATURE_SIZE;
    }

    @Override
    public int seedLength() {
        return Ed25519.SECRET_KEY_SIZE;
    }

    @Override
    public KeyQuality inspect(byte[] publicKey) {
        if (publicKey.length != publicKeyLength()) {
            return KeyQuality.MALFORMED;
        }
        if (!PointEncoding.isCanonical(publicKey)) {
            return KeyQuality.NON_CANONICAL;
        }
        if (PointEncoding.isSmallOrder(publicKey)) {
            return KeyQuality.WEAK;
        }
        // No point of the curve, or one outside the group of prime order, which no key generation yields.
        return Ed25519.validatePublicKeyFull(publicKey, 0) ? KeyQuality.SOUND : KeyQuality.MALFORMED;
    }

    @Override
    public boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        return publicKey.length == publicKeyLength()
                && signature.length == signatureLength()
                && inspect(publicKey) == KeyQuality.SOUND
                // R comes first in a signature, and as a point it must be as good as a key.
                && Ed25519.validatePublicKeyFull(signature, 0)
                && Ed25519.verify(signature, 0, publicKey, 0, message, 0, message.length);
    }

    @Override
    public byte[] newSeed(SecureRandom random) {
        byte[] seed = new byte[seedLength()];
        random.nextBytes(seed);
        return seed;
    }

    @Override
    public byte[] publicKey(byte[] seed) {
        requireSeed(seed);
        byte[] publicKey = new byte[publicKeyLength()];
        Ed25519.generatePublicKey(seed, 0, publicKey, 0);
        return publicKey;
    }

    @Override
    public byte[] sign(byte[] seed, byte[] message) {
        requireSeed(seed);
        byte[] signature = new byte[signatureLength()];
        Ed25519.sign(seed, 0, message, 0, message.length, signature, 0);
        return signature;
    }

    private void requireSeed(byte[] seed) {
        if (seed.length != seedLength()) {
            throw new IllegalArgumentException("an Ed25519 seed has " + seedLength() + " bytes, not " + seed.length);
        }
    }
}
