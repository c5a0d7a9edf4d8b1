package registry.accounts;

import java.util.regex.Pattern;

/**
 * What tokens are called in listings and addresses: 16 hexadecimal digits, or, for those of an imported deployment, the
 * first 8 characters of the token, as that deployment called them. Always whole: a part of an id names nothing.
 */
final class TokenId {
    private static final int ADOPTED_LENGTH = 8;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}|[A-Za-z0-9_-]{" + ADOPTED_LENGTH + "}");

    private TokenId() {}

    static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    static boolean isAdopted(String text) {
        return isValid(text) && text.length() == ADOPTED_LENGTH;
    }
}
