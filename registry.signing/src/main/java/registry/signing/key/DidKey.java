package registry.signing.key;

import java.nio.ByteBuffer;
import java.util.Arrays;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.SignerId;
import registry.api.spi.SignatureScheme;

/** The {@code did:key} method (W3C CCG): a public key as an identifier. */
public final class DidKey {
    static final String PREFIX = "did:key:";

    /** How much of a malformed text is repeated, in characters. */
    private static final int MAX_SHOWN = 80;

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

    /**
     * The identity that somebody wrote down, if versions signed by that key can be published.
     *
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when it is no did:key of an installed scheme, when
     *     anybody can sign with that key, or when it is the development key
     */
    public static SignerId parse(SignatureSchemes schemes, String text) {
        String start = PREFIX + "z";
        byte[] prefixed = text.startsWith(start)
                ? Base58.decode(text.substring(start.length())).orElseThrow(() -> unknown(schemes, text))
                : new byte[0];
        SignatureScheme scheme = schemes.ofMulticodec(prefixed).orElseThrow(() -> unknown(schemes, text));
        byte[] key = Arrays.copyOfRange(prefixed, scheme.multicodec().length, prefixed.length);
        if (scheme.inspect(key) != SignatureScheme.KeyQuality.SOUND) {
            throw new RegistryException(ApiError.INVALID_PARAMS, "no sound key has the did:key " + excerpt(text));
        }
        if (DevKey.isDevKey(key)) {
            throw new RegistryException(
                    ApiError.INVALID_PARAMS,
                    text + " is the development key, which everybody has; generate a key of your own");
        }
        return of(scheme, key);
    }

    private static RegistryException unknown(SignatureSchemes schemes, String text) {
        return new RegistryException(
                ApiError.INVALID_PARAMS,
                "'" + excerpt(text) + "' is no did:key of the kinds known here (" + String.join(", ", schemes.ids())
                        + "), such as did:key:z6Mk…");
    }

    private static String excerpt(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    }
}
