package registry.accounts;

import java.util.Locale;

/** Why somebody who came back from an identity provider is not signed in. */
public enum LoginProblem {
    /** There is no such login. */
    AUTH_NOT_CONFIGURED,
    /** The browser came back too late, twice, without its state, or from somewhere else. */
    INVALID_STATE,
    /** The identity provider sent no code, for instance because the person declined. */
    MISSING_CODE,
    /** The identity provider's answer does not prove anything. */
    OAUTH_FAILED,
    /** An administrator suspended the account. */
    ACCOUNT_SUSPENDED,
    /** The identity provider does not vouch for an e-mail address. */
    EMAIL_UNVERIFIED,
    /** The operator does not let people with such an address in. */
    EMAIL_NOT_ALLOWED,
    /** The address belongs to another account. */
    EMAIL_IN_USE,
    /** The identity provider, or the store, does not answer. */
    LOGIN_UNAVAILABLE;

    /** How it is written in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
