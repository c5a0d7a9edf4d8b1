package registry.accounts;

import java.util.regex.Pattern;
import registry.api.RegistryException;

/** The form of e-mail addresses and user names. */
public final class AccountRules {
    private static final int MAX_EMAIL = 254; // RFC 5321 §4.5.3.1.3, less the angle brackets
    private static final Pattern EMAIL =
            Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?");
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,48}[a-z0-9]");

    private AccountRules() {}

    /**
     * The address in lower case.
     *
     * @throws RegistryException with {@link AccountError#INVALID_EMAIL}
     */
    public static String email(String text) {
        String email = lowerCase(text.strip());
        if (email.length() > MAX_EMAIL || !EMAIL.matcher(email).matches() || email.contains("..")) {
            throw new RegistryException(AccountError.INVALID_EMAIL, "email must be an address such as ada@example.com");
        }
        return email;
    }

    /**
     * The user name in lower case.
     *
     * @throws RegistryException with {@link AccountError#INVALID_FORMAT}, or with {@link AccountError#BLOCKED} for
     *     {@link ReservedWords}
     */
    public static String username(String text) {
        String username = lowerCase(text.strip());
        if (!USERNAME.matcher(username).matches()) {
            throw new RegistryException(
                    AccountError.INVALID_FORMAT,
                    "username must have 2 to 50 lower-case letters, digits, hyphens and underscores, and begin and end "
                            + "with a letter or digit");
        }
        if (ReservedWords.blocks(username)) {
            throw new RegistryException(
                    AccountError.BLOCKED,
                    "username '" + username + "' has a word that is reserved or offends; choose another");
        }
        return username;
    }

    /**
     * The text with its ASCII letters in lower case and all others as they are: Unicode has letters whose lower case is
     * an ASCII one, such as the Kelvin sign, and an address or name with one of these must not pass for another.
     */
    static String lowerCase(String text) {
        return text.chars()
                .map(letter -> letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter)
                .collect(StringBuilder::new, (lower, letter) -> lower.append((char) letter), StringBuilder::append)
                .toString();
    }
}
