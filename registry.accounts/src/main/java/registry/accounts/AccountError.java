package registry.accounts;

import registry.api.ErrorCode;
import registry.api.ErrorKind;

/** What can be wrong with accounts, tokens and the set-up. */
public enum AccountError implements ErrorCode {
    /** The text is no e-mail address. */
    INVALID_EMAIL(ErrorKind.INVALID),
    /** The text is no user name. */
    INVALID_FORMAT(ErrorKind.INVALID),
    /** The user name is reserved or offends. */
    BLOCKED(ErrorKind.INVALID),
    /** Another account has this e-mail address. */
    EMAIL_TAKEN(ErrorKind.CONFLICT),
    /** Another account has this user name. */
    TAKEN(ErrorKind.CONFLICT),
    /** The account has its user name, which never changes. */
    IMMUTABLE(ErrorKind.CONFLICT),
    /** Another account belongs to this subject of this issuer. */
    SUBJECT_TAKEN(ErrorKind.CONFLICT),
    /** The account has as many tokens as it may have. */
    TOO_MANY_TOKENS(ErrorKind.CONFLICT),
    /** An administrator suspended the account. */
    ACCOUNT_SUSPENDED(ErrorKind.FORBIDDEN),
    /** A bot tried what only people may do. */
    BOT_FORBIDDEN(ErrorKind.FORBIDDEN),
    /** Administrators do not do this to their own accounts. */
    OWN_ACCOUNT(ErrorKind.CONFLICT),
    /** The account is the last administrator's. */
    LAST_ADMINISTRATOR(ErrorKind.CONFLICT),
    /** Bots cannot be made administrators. */
    CANNOT_PROMOTE(ErrorKind.INVALID),
    /** The account's rights come from the configuration, so it can be neither demoted nor deleted. */
    CANNOT_REMOVE(ErrorKind.INVALID),
    /** The account's rights come from the configuration, so it cannot be suspended. */
    CANNOT_BLACKLIST(ErrorKind.INVALID),
    /** A program's code for signing in counts no more, or is another program's. */
    INVALID_LOGIN_CODE(ErrorKind.INVALID),
    /** The set-up code is wrong. */
    INVALID_SETUP_CODE(ErrorKind.FORBIDDEN),
    /** Too many wrong set-up codes were tried; the right one no longer counts. */
    SETUP_CODE_VOID(ErrorKind.FORBIDDEN),
    /** The registry has its administrator; set-up happens once. */
    ALREADY_SET_UP(ErrorKind.CONFLICT);

    private final ErrorKind kind;

    AccountError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
