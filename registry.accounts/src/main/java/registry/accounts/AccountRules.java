package registry.accounts;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import registry.api.RegistryException;

/** The form of e-mail addresses and user names. */
final class AccountRules {
    private static final int MAX_EMAIL = 254; // RFC 5321 §4.5.3.1.3, less the angle brackets
    private static final Pattern EMAIL =
            Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?");
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,48}[a-z0-9]");
    private static final Set<String> RESERVED = Set.of(
            "admin",
            "administrator",
            "root",
            "system",
            "support",
            "moderator",
            "calimero",
            "calimeronetwork",
            "registry");

    private AccountRules() {}

    /**
     * The address in lower case.
     *
     * @throws RegistryException with {@link AccountError#INVALID_EMAIL}
     */
    static String email(String text) {
        String email = text.strip().toLowerCase(Locale.ROOT);
        if (email.length() > MAX_EMAIL || !EMAIL.matcher(email).matches() || email.contains("..")) {
            throw new RegistryException(AccountError.INVALID_EMAIL, "email must be an address such as ada@example.com");
        }
        return email;
    }

    /**
     * The user name in lower case. Reserved words are refused as a whole, whatever separators they are written with;
     * names that merely contain one are fine.
     *
     * @throws RegistryException with {@link AccountError#INVALID_FORMAT} or {@link AccountError#BLOCKED}
     */
    static String username(String text) {
        String username = text.strip().toLowerCase(Locale.ROOT);
        if (!USERNAME.matcher(username).matches()) {
            throw new RegistryException(
                    AccountError.INVALID_FORMAT,
                    "username must have 2 to 50 lower-case letters, digits, hyphens and underscores, and begin and end "
                            + "with a letter or digit");
        }
        if (RESERVED.contains(username.replace("-", "").replace("_", ""))) {
            throw new RegistryException(
                    AccountError.BLOCKED, "username '" + username + "' is reserved; choose another");
        }
        return username;
    }
}
