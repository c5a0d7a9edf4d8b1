package registry.api;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A SHA-256 digest (FIPS 180-4), 32 bytes. Two digests are compared in constant time. */
public final class Digest implements Comparable<Digest> {
    /** The length of a digest, in bytes. */
    public static final int LENGTH = 32;

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    private final byte[] bytes;

    private Digest(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Wraps the 32 bytes of a digest, which are copied. */
    public static Digest of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a SHA-256 digest has 32 bytes, not " + bytes.length);
        }
        return new Digest(bytes.clone());
    }

    /** Hashes {@code content}. */
    public static Digest ofContent(byte[] content) {
        return new Digest(sha256().digest(content));
    }

    /** Finishes {@code hash}, which must be a SHA-256 computation such as {@link #sha256()} starts. */
    public static Digest finish(MessageDigest hash) {
        return of(hash.digest());
    }

    /**
     * Parses 64 lower-case hexadecimal digits.
     *
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when {@code hex} is anything else
     */
    public static Digest parse(String hex) {
        if (!isHex(hex)) {
            throw new RegistryException(
                    ApiError.INVALID_PARAMS, "a SHA-256 digest must be 64 lower-case hexadecimal digits");
        }
        return new Digest(HexFormat.of().parseHex(hex));
    }

    /** Tells whether {@link #parse} would accept {@code text}. */
    public static boolean isHex(String text) {
        return HEX.matcher(text).matches();
    }

    /** Starts a SHA-256 computation. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public int compareTo(Digest other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest digest && MessageDigest.isEqual(bytes, digest.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
