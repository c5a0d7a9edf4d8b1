package registry.signing.key;

import java.util.Base64;
import java.util.Optional;

/**
 * Base64url without padding (RFC 4648, section 5), the encoding of keys and signatures in manifests and key files.
 * Strict: every sequence of bytes has exactly one spelling. Thread-safe.
 */
public final class Base64Url {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Base64Url() {}

    /** Encodes bytes. */
    public static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /**
     * Decodes text; empty when it is not the one spelling of {@code length} bytes (padding, other characters, bits set
     * beyond the last byte).
     */
    public static Optional<byte[]> decode(String text, int length) {
        if (text.length() != (length * 4 + 2) / 3 || !text.chars().allMatch(Base64Url::isDigit)) {
            return Optional.empty();
        }
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    }

    private static boolean isDigit(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
