package registry.signing.key;

import java.util.Arrays;
import java.util.Optional;

/**
 * The base58btc encoding (Bitcoin alphabet, each leading zero byte one {@code 1}). Its cost grows with the square of the
 * length, so the length is limited. Thread-safe.
 */
public final class Base58 {
    /** The most bytes that are encoded. */
    public static final int MAX_BYTES = 256;

    /** The longest text that is decoded, in characters; {@value #MAX_BYTES} bytes never need more. */
    public static final int MAX_CHARACTERS = 352;

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int RADIX = ALPHABET.length();

    private Base58() {}

    /**
     * Encodes bytes.
     *
     * @throws IllegalArgumentException when there are more than {@value #MAX_BYTES}
     */
    public static String encode(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("base58 is for at most " + MAX_BYTES + " bytes, not " + bytes.length);
        }
        StringBuilder reversed = new StringBuilder();
        byte[] number = bytes.clone();
        for (int start = zeros(number); start < number.length; start += number[start] == 0 ? 1 : 0) {
            reversed.append(ALPHABET.charAt(divide(number, start)));
        }
        return reversed.append("1".repeat(zeros(bytes))).reverse().toString();
    }

    /** Decodes text; empty when it is longer than {@value #MAX_CHARACTERS} or has a character of no base58 digit. */
    public static Optional<byte[]> decode(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        byte[] number = new byte[text.length()];
        for (int i = 0; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            multiplyAndAdd(number, digit);
        }
        int ones = 0;
        while (ones < text.length() && text.charAt(ones) == ALPHABET.charAt(0)) {
            ones++;
        }
        // The number has as many bytes as the text has characters, so at least one zero for every leading 1.
        return Optional.of(Arrays.copyOfRange(number, zeros(number) - ones, number.length));
    }

    private static int zeros(byte[] bytes) {
        int zeros = 0;
        while (zeros < bytes.length && bytes[zeros] == 0) {
            zeros++;
        }
        return zeros;
    }

    /** Divides a big-endian number in place and returns the remainder. */
    private static int divide(byte[] number, int start) {
        int remainder = 0;
        for (int i = start; i < number.length; i++) {
            int part = remainder * 256 + Byte.toUnsignedInt(number[i]);
            number[i] = (byte) (part / RADIX);
            remainder = part % RADIX;
        }
        return remainder;
    }

    private static void multiplyAndAdd(byte[] number, int digit) {
        int carry = digit;
        for (int i = number.length - 1; i >= 0; i--) {
            carry += Byte.toUnsignedInt(number[i]) * RADIX;
            number[i] = (byte) carry;
            carry >>>= Byte.SIZE;
        }
    }
}
