package registry.auth.token;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import registry.api.Digest;

/**
 * Tokens of a deployment that this registry took over from: 256 random bits in base64url without padding (RFC 4648 §5),
 * without a prefix and without a checksum. New ones are never made.
 */
final class OpaqueToken {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private OpaqueToken() {}

    /** What a token of this form is stored under; empty when {@code text} is none. */
    static Optional<Digest> digest(String text) {
        return FORM.matcher(text).matches() && isCanonical(text)
                ? Optional.of(Digest.ofContent(text.getBytes(StandardCharsets.US_ASCII)))
                : Optional.empty();
    }

    /** The last of 43 digits has two bits to spare; only one of its four readings was ever given out. */
    private static boolean isCanonical(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text);
    }
}
