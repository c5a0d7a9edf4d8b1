package registry.signing.ed25519;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The curve of Ed25519 in textbook arithmetic (RFC 8032, section 5.1), slow and independent of the library. */
final class Curve {
    static final BigInteger PRIME = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private static final BigInteger D = mod(BigInteger.valueOf(-121665).multiply(inverse(BigInteger.valueOf(121666))));
    private static final BigInteger SIGN = BigInteger.TWO.pow(255);

    static final Point NEUTRAL = new Point(BigInteger.ZERO, BigInteger.ONE);
    static final Point BASE = decode(mod(BigInteger.valueOf(4).multiply(inverse(BigInteger.valueOf(5)))));

    private Curve() {}

    /** An affine point. */
    record Point(BigInteger x, BigInteger y) {
        Point plus(Point other) {
            BigInteger product = mod(D.multiply(x).multiply(other.x).multiply(y).multiply(other.y));
            BigInteger sumX = x.multiply(other.y).add(y.multiply(other.x));
            BigInteger sumY = y.multiply(other.y).add(x.multiply(other.x));
            return new Point(
                    mod(sumX.multiply(inverse(BigInteger.ONE.add(product)))),
                    mod(sumY.multiply(inverse(BigInteger.ONE.subtract(product)))));
        }

        Point times(BigInteger scalar) {
            Point result = NEUTRAL;
            for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
                result = result.plus(result);
                result = scalar.testBit(bit) ? result.plus(this) : result;
            }
            return result;
        }

        byte[] encode() {
            return encodeRaw(y, x.testBit(0));
        }
    }

    /** The 8 points whose order divides 8, the neutral element first. */
    static List<Point> smallOrderPoints() {
        for (BigInteger y = BigInteger.TWO; ; y = y.add(BigInteger.ONE)) {
            if (isOnCurve(y)) {
                Point generator = decode(y).times(ORDER);
                List<Point> multiples = new ArrayList<>(List.of(NEUTRAL));
                for (Point point = generator; !point.equals(NEUTRAL); point = point.plus(generator)) {
                    multiples.add(point);
                }
                if (multiples.size() == 8) {
                    return multiples;
                }
            }
        }
    }

    /** 32 bytes of any y below 2^255 and any sign, whether or not that is a point. */
    static byte[] encodeRaw(BigInteger y, boolean sign) {
        return littleEndian(sign ? y.add(SIGN) : y);
    }

    static byte[] littleEndian(BigInteger number) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = number.shiftRight(Byte.SIZE * i).byteValue();
        }
        return bytes;
    }

    static BigInteger fromLittleEndian(byte[] bytes) {
        BigInteger number = BigInteger.ZERO;
        for (int i = bytes.length - 1; i >= 0; i--) {
            number = number.shiftLeft(Byte.SIZE).add(BigInteger.valueOf(Byte.toUnsignedInt(bytes[i])));
        }
        return number;
    }

    static BigInteger secretScalar(byte[] seed) {
        byte[] half = Arrays.copyOf(sha512(seed), 32);
        half[0] &= (byte) 0xf8;
        half[31] &= 0x3f;
        half[31] |= 0x40;
        return fromLittleEndian(half);
    }

    /** H(R, A, M) of the signature equation. */
    static BigInteger challenge(byte[] r, byte[] publicKey, byte[] message) {
        return fromLittleEndian(sha512(r, publicKey, message)).mod(ORDER);
    }

    private static byte[] sha512(byte[]... parts) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-512");
            for (byte[] part : parts) {
                hash.update(part);
            }
            return hash.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BigInteger xSquared(BigInteger y) {
        BigInteger ySquared = y.multiply(y);
        return mod(ySquared.subtract(BigInteger.ONE)
                .multiply(inverse(mod(D.multiply(ySquared).add(BigInteger.ONE)))));
    }

    private static boolean isOnCurve(BigInteger y) {
        return xSquared(y)
                .modPow(PRIME.subtract(BigInteger.ONE).shiftRight(1), PRIME)
                .equals(BigInteger.ONE);
    }

    /** The point of this y with even x. */
    private static Point decode(BigInteger y) {
        BigInteger square = xSquared(y);
        BigInteger x = square.modPow(PRIME.add(BigInteger.valueOf(3)).shiftRight(3), PRIME);
        if (!mod(x.multiply(x)).equals(square)) {
            x = mod(x.multiply(
                    BigInteger.TWO.modPow(PRIME.subtract(BigInteger.ONE).shiftRight(2), PRIME)));
        }
        return new Point(x.testBit(0) ? PRIME.subtract(x) : x, y);
    }

    private static BigInteger mod(BigInteger number) {
        return number.mod(PRIME);
    }

    private static BigInteger inverse(BigInteger number) {
        return number.modInverse(PRIME);
    }
}
