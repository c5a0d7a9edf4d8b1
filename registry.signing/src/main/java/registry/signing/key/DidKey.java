package registry.signing.key;

import java.nio.ByteBuffer;
import registry.api.SignerId;
import registry.api.spi.SignatureScheme;

/** The {@code did:key} method (W3C CCG): a public key as an identifier. */
public final class DidKey {
    static final String PREFIX = "did:key:";

    private DidKey() {}

    /**
     * The identity of a public key: {@code did:key:z} and base58btc of the scheme's multicodec bytes and the key.
     *
     * @throws IllegalArgumentException when the key has not the length that the scheme gives
     */
    public static SignerId of(SignatureScheme scheme, byte[] publicKey) {
        if (publicKey.length != scheme.publicKeyLength()) {
            throw new IllegalArgumentException("a public key of " + scheme.id() + " has " + scheme.publicKeyLength()
                    + " bytes, not " + publicKey.length);
        }
        byte[] multicodec = scheme.multicodec();
        byte[] prefixed = ByteBuffer.allocate(multicodec.length + publicKey.length)
                .put(multicodec)
                .put(publicKey)
                .array();
        return new SignerId(PREFIX + "z" + Base58.encode(prefixed));
    }
}
