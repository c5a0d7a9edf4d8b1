package registry.accounts;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import registry.api.Digest;

/** A one-time code of 128 random bits, written as eight groups of four hexadecimal digits. */
final class SetupCode {
    private static final int BYTES = 16;
    private static final int GROUP = 4;

    private SetupCode() {}

    static String create(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String digits = HexFormat.of().formatHex(bytes);
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < digits.length(); i += GROUP) {
            code.append(i == 0 ? "" : "-").append(digits, i, i + GROUP);
        }
        return code.toString();
    }

    /** What is stored instead of the code. Case, blanks and hyphens do not matter: people type it. */
    static Digest digest(String code) {
        String digits = code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        return Digest.ofContent(digits.getBytes(StandardCharsets.UTF_8));
    }
}
