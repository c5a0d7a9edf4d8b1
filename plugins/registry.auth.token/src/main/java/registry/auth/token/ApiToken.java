package registry.auth.token;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import registry.api.Digest;

/** The text of a token whose checksum is right. Whether anybody was ever given it is another question. */
final class ApiToken {
    /** Makes a token recognisable to people and to scanners for leaked secrets. */
    static final String PREFIX = "crt_";

    private static final int RANDOM_BYTES = 32;
    private static final int RANDOM_DIGITS = 43;
    private static final int CHECKSUM_DIGITS = 6;
    private static final int CHECKSUM_START = PREFIX.length() + RANDOM_DIGITS;
    private static final Pattern FORM =
            Pattern.compile(PREFIX + "[0-9A-Za-z]{" + (RANDOM_DIGITS + CHECKSUM_DIGITS) + "}");

    private final String text;

    private ApiToken(String text) {
        this.text = text;
    }

    /** A new token of 256 random bits. */
    static ApiToken create(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String body = PREFIX + Base62.encode(bytes, RANDOM_DIGITS);
        return new ApiToken(body + checksum(body));
    }

    /** Reads a token; empty when its form or its checksum is wrong. */
    static Optional<ApiToken> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        boolean sound = checksum(text.substring(0, CHECKSUM_START)).equals(text.substring(CHECKSUM_START));
        return sound ? Optional.of(new ApiToken(text)) : Optional.empty();
    }

    /** The secret itself. */
    String text() {
        return text;
    }

    /** What is stored instead of the secret. 256 random bits need no slow hash. */
    Digest digest() {
        return Digest.ofContent(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return PREFIX + "***";
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return Base62.encode(crc.getValue(), CHECKSUM_DIGITS);
    }
}
