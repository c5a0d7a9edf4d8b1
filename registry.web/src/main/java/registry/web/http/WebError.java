package registry.web.http;

import registry.api.ErrorCode;
import registry.api.ErrorKind;

/** What can be wrong with a request before the registry's own rules apply. */
public enum WebError implements ErrorCode {
    /** The body is not the JSON that is read here. */
    INVALID_BODY(ErrorKind.INVALID),
    /** The same, or a parameter that is malformed, on the routes of accounts and organizations. */
    BAD_REQUEST(ErrorKind.INVALID),
    /** The address lacks a part. */
    MISSING_PARAMS(ErrorKind.INVALID),
    /** There is no such bundle to download. */
    ARTIFACT_NOT_FOUND(ErrorKind.NOT_FOUND),
    /** The body exceeds what is read here. */
    PAYLOAD_TOO_LARGE(ErrorKind.TOO_LARGE),
    /** A page of another site tried to act with a visitor's cookies. */
    CROSS_SITE(ErrorKind.FORBIDDEN),
    /** There is no refresh cookie. */
    NO_REFRESH_TOKEN(ErrorKind.UNAUTHENTICATED),
    /** The refresh cookie does not count, or no longer. */
    INVALID_REFRESH_TOKEN(ErrorKind.UNAUTHENTICATED),
    /** The account of the session was deleted. */
    ACCOUNT_GONE(ErrorKind.UNAUTHENTICATED),
    /** Browsers cannot be sent back here: nobody said where here is. */
    PUBLIC_URL_UNKNOWN(ErrorKind.INVALID),
    /** No identity provider is configured. */
    AUTH_NOT_CONFIGURED(ErrorKind.UNAVAILABLE),
    /** More is being published than can be checked at once. */
    BUSY(ErrorKind.UNAVAILABLE);

    private final ErrorKind kind;

    WebError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
