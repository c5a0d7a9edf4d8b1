package registry.signing.key;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import registry.api.Digest;

/**
 * The well-known development key of the Calimero tools. Its private part is public, so nothing signed with it proves
 * anything. It is recognized by its bytes, however they are spelled. Thread-safe.
 */
public final class DevKey {
    private static final String SEED_TEXT = "calimero-dev-signing-key-v1";
    private static final byte[] PUBLIC_KEY =
            HexFormat.of().parseHex("73bcb19ae0915df6f801be24725f4cdc3e65c5ca46f414d99bbb2633c8cc74c2");
    private static final byte[] MULTICODEC = {(byte) 0xed, 0x01};

    private DevKey() {}

    /** Tells whether these are the bytes of the public key, bare or behind the multicodec bytes {@code ed 01}. */
    public static boolean isDevKey(byte[] publicKey) {
        int prefixed = MULTICODEC.length + PUBLIC_KEY.length;
        if (publicKey.length == prefixed && Arrays.mismatch(publicKey, MULTICODEC) == MULTICODEC.length) {
            return Arrays.equals(publicKey, MULTICODEC.length, prefixed, PUBLIC_KEY, 0, PUBLIC_KEY.length);
        }
        return Arrays.equals(publicKey, PUBLIC_KEY);
    }

    /**
     * Tells whether {@code spelling} means the public key in any encoding that some reader takes: with or without white
     * space around it and {@code did:key:} before it; hex, base58btc, multibase, or base64 of either alphabet in which
     * other characters count for nothing.
     */
    public static boolean isDevKey(String spelling) {
        return KeySpellings.of(spelling).anyMatch(DevKey::isDevKey);
    }

    static byte[] seed() {
        return Digest.ofContent(SEED_TEXT.getBytes(StandardCharsets.US_ASCII)).bytes();
    }
}
