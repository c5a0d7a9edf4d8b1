package registry.signing.ed25519;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Encodings of curve points (RFC 8032, section 5.1.2): y in 255 bits, little endian, then the sign of x in the highest
 * bit of the last byte.
 */
final class PointEncoding {
    private static final int SIGN_BIT = 0x80;

    /** p = 2^255 - 19, big endian. */
    private static final byte[] FIELD_PRIME =
            HexFormat.of().parseHex("7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed");

    /** The two y, little endian, whose x is 0: 1 (the neutral element) and p - 1 (order 2). */
    private static final List<byte[]> Y_WITHOUT_X = List.of(
            HexFormat.of().parseHex("0100000000000000000000000000000000000000000000000000000000000000"),
            HexFormat.of().parseHex("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"));

    /** The y of the other points whose order divides 8, little endian: 0 (order 4) and two of order 8. */
    private static final List<byte[]> Y_OF_ORDER_4_AND_8 = List.of(
            HexFormat.of().parseHex("0000000000000000000000000000000000000000000000000000000000000000"),
            HexFormat.of().parseHex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
            HexFormat.of().parseHex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"));

    private PointEncoding() {}

    /** Tells whether this is the one way to write its point: y below p, and no sign where x is 0. */
    static boolean isCanonical(byte[] point) {
        byte[] y = withoutSign(point);
        boolean signed = (point[point.length - 1] & SIGN_BIT) != 0;
        return Arrays.compareUnsigned(reversed(y), FIELD_PRIME) < 0 && !(signed && contains(Y_WITHOUT_X, y));
    }

    /** Tells whether a canonically encoded point is one of the 8 whose order divides the cofactor 8. */
    static boolean isSmallOrder(byte[] point) {
        byte[] y = withoutSign(point);
        return contains(Y_WITHOUT_X, y) || contains(Y_OF_ORDER_4_AND_8, y);
    }

    private static byte[] withoutSign(byte[] point) {
        byte[] y = point.clone();
        y[y.length - 1] &= (byte) ~SIGN_BIT;
        return y;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private static boolean contains(List<byte[]> encodings, byte[] y) {
        return encodings.stream().anyMatch(encoding -> Arrays.equals(encoding, y));
    }
}
