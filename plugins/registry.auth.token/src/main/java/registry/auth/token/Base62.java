package registry.auth.token;

import java.math.BigInteger;

/** Unsigned numbers as digits {@code 0-9A-Za-z}, most significant first, padded with zeros to a fixed width. */
final class Base62 {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger RADIX = BigInteger.valueOf(DIGITS.length());

    private Base62() {}

    static String encode(byte[] unsigned, int width) {
        return encode(new BigInteger(1, unsigned), width);
    }

    static String encode(long number, int width) {
        return encode(BigInteger.valueOf(number), width);
    }

    private static String encode(BigInteger number, int width) {
        char[] digits = new char[width];
        BigInteger rest = number;
        for (int i = width - 1; i >= 0; i--) {
            BigInteger[] division = rest.divideAndRemainder(RADIX);
            digits[i] = DIGITS.charAt(division[1].intValue());
            rest = division[0];
        }
        if (rest.signum() != 0) {
            throw new IllegalArgumentException("the number needs more than " + width + " digits");
        }
        return new String(digits);
    }
}
