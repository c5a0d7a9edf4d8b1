package registry.signing.ed25519;

import java.security.SecureRandom;
import java.util.Set;
import registry.api.spi.SignatureScheme;

/** A right scheme, for subclasses to break in one place. */
class Delegate implements SignatureScheme {
    private final SignatureScheme right = new Ed25519Scheme();

    @Override
    public String id() {
        return right.id();
    }

    @Override
    public Set<String> configKeys() {
        return right.configKeys();
    }

    @Override
    public byte[] multicodec() {
        return right.multicodec();
    }

    @Override
    public int publicKeyLength() {
        return right.publicKeyLength();
    }

    @Override
    public int signatureLength() {
        return right.signatureLength();
    }

    @Override
    public int seedLength() {
        return right.seedLength();
    }

    @Override
    public KeyQuality inspect(byte[] publicKey) {
        return right.inspect(publicKey);
    }

    @Override
    public boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        return right.verify(publicKey, message, signature);
    }

    @Override
    public byte[] newSeed(SecureRandom random) {
        return right.newSeed(random);
    }

    @Override
    public byte[] publicKey(byte[] seed) {
        return right.publicKey(seed);
    }

    @Override
    public byte[] sign(byte[] seed, byte[] message) {
        return right.sign(seed, message);
    }
}
