package registry.accounts;

import java.security.SecureRandom;
import java.util.HexFormat;
import registry.api.AccountId;

/** Makes identifiers that nobody can guess and that never repeat. Thread-safe. */
final class RandomIds {
    private static final int ACCOUNT_BYTES = 16;
    private static final int TOKEN_BYTES = 8;
    private static final int SESSION_BYTES = 16;

    private final SecureRandom random;

    RandomIds(SecureRandom random) {
        this.random = random;
    }

    AccountId account() {
        return new AccountId(hex(ACCOUNT_BYTES));
    }

    String token() {
        return hex(TOKEN_BYTES);
    }

    String session() {
        return hex(SESSION_BYTES);
    }

    private String hex(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
