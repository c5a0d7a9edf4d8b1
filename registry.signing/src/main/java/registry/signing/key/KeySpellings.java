package registry.signing.key;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a text may mean as the bytes of a key, to readers that are less strict than this registry. */
final class KeySpellings {
    /** The longest key looked for: 32 bytes behind two multicodec bytes. Longer results are cut to one byte more. */
    private static final int MAX_BYTES = 34;

    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private KeySpellings() {}

    /** The bytes that {@code text} yields in each encoding; linear in its length. */
    static Stream<byte[]> of(String text) {
        String trimmed = trim(text);
        String key = trimmed.startsWith(DidKey.PREFIX) ? trim(trimmed.substring(DidKey.PREFIX.length())) : trimmed;
        Stream<byte[]> base64 = Stream.of(lenientBase64(key), lenientBase64(untilPadding(key)));
        Stream<byte[]> others =
                Stream.of(hex(key), Base58.decode(key), multibase(key)).flatMap(Optional::stream);
        return Stream.concat(base64, others);
    }

    /** Takes away white space as JavaScript's trim does, which knows more of it than Java's strip. */
    private static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }

    private static Optional<byte[]> hex(String text) {
        boolean plausible = text.length() <= 2 * MAX_BYTES && text.length() % 2 == 0;
        return plausible && text.chars().allMatch(HexFormat::isHexDigit)
                ? Optional.of(HexFormat.of().parseHex(text))
                : Optional.empty();
    }

    private static Optional<byte[]> multibase(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String digits = text.substring(1);
        return switch (text.charAt(0)) {
            case 'z' -> Base58.decode(digits);
            case 'f', 'F' -> hex(digits);
            case 'm', 'M', 'u', 'U' -> Optional.of(lenientBase64(digits));
            case 'b', 'B', 'c', 'C' -> Optional.of(bits(digits.toLowerCase(Locale.ROOT), BASE32, 5));
            default -> Optional.empty();
        };
    }

    private static String untilPadding(String text) {
        int padding = text.indexOf('=');
        return padding < 0 ? text : text.substring(0, padding);
    }

    /** As Node's decoder: both alphabets, anything else skipped, bits beyond the last byte dropped. */
    private static byte[] lenientBase64(String text) {
        return bits(text.replace('-', '+').replace('_', '/'), BASE64, 6);
    }

    private static byte[] bits(String text, String alphabet, int bitsPerDigit) {
        byte[] bytes = new byte[MAX_BYTES + 1];
        int length = 0;
        int pending = 0;
        int bits = 0;
        for (int i = 0; i < text.length() && length < bytes.length; i++) {
            int digit = alphabet.indexOf(text.charAt(i));
            if (digit < 0) {
                continue;
            }
            pending = (pending << bitsPerDigit | digit) & 0xfff;
            bits += bitsPerDigit;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes[length] = (byte) (pending >>> bits);
                length++;
            }
        }
        return Arrays.copyOf(bytes, length);
    }
}
