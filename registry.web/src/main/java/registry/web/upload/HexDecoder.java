package registry.web.upload;

import registry.api.RegistryException;
import registry.signing.SigningError;

/** Decodes hexadecimal digits (RFC 4648 §8, either case) that arrive in pieces. For one thread. */
final class HexDecoder {
    private static final byte[] VALUES = values();
    private static final int NONE = -1;

    private final BundleSink sink;
    private final byte[] decoded = new byte[32 * 1024];
    private int length;
    private int first = NONE;
    private long digits;

    HexDecoder(BundleSink sink) {
        this.sink = sink;
    }

    /**
     * Takes one digit, an ASCII character.
     *
     * @throws RegistryException with {@link SigningError#INVALID_BUNDLE} when it is none
     */
    void digit(byte character) {
        int value = character < 0 ? NONE : VALUES[character];
        if (value < 0) {
            throw invalid("_binary holds something else than hexadecimal digits after " + digits + " digits");
        }
        digits++;
        if (first == NONE) {
            first = value;
            return;
        }
        decoded[length++] = (byte) (first << 4 | value);
        first = NONE;
        if (length == decoded.length) {
            flush();
        }
    }

    /**
     * Takes the end of the digits.
     *
     * @throws RegistryException with {@link SigningError#INVALID_BUNDLE} when there were none or an odd number
     */
    void finish() {
        if (first != NONE) {
            throw invalid("_binary has an odd number of hexadecimal digits: " + digits);
        }
        if (digits == 0) {
            throw invalid("_binary is empty; it must be the whole bundle in hexadecimal");
        }
        flush();
    }

    private void flush() {
        sink.write(decoded, 0, length);
        length = 0;
    }

    private static RegistryException invalid(String message) {
        return new RegistryException(SigningError.INVALID_BUNDLE, message);
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        for (int character = 0; character < values.length; character++) {
            values[character] = (byte) Character.digit(character, 16);
        }
        return values;
    }
}
