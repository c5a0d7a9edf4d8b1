package registry.api;

/** Failures that any module may report. */
public enum ApiError implements ErrorCode {
    /** A parameter or body member is malformed. */
    INVALID_PARAMS(ErrorKind.INVALID),
    /** The request as a whole cannot be read. */
    INVALID_REQUEST(ErrorKind.INVALID),
    /** A configuration key is missing, unknown or malformed. */
    CONFIG_INVALID(ErrorKind.INVALID),
    /** The request carries no credential that counts. */
    UNAUTHORIZED(ErrorKind.UNAUTHENTICATED),
    /** The account may not do this. */
    FORBIDDEN(ErrorKind.FORBIDDEN),
    /** The named thing does not exist. */
    NOT_FOUND(ErrorKind.NOT_FOUND),
    /** The body is not of a media type that is read here. */
    UNSUPPORTED_MEDIA_TYPE(ErrorKind.UNSUPPORTED_MEDIA),
    /** Too many requests from this account or address. */
    TOO_MANY_REQUESTS(ErrorKind.TOO_MANY),
    /** A store cannot be opened, read or written at the moment. */
    STORAGE_UNAVAILABLE(ErrorKind.UNAVAILABLE),
    /** The data directory belongs to another running process. */
    STORAGE_LOCKED(ErrorKind.UNAVAILABLE),
    /** The identity provider of a login does not answer, or not as it must. */
    LOGIN_UNAVAILABLE(ErrorKind.UNAVAILABLE),
    /** Stored data is damaged. */
    STORAGE_CORRUPT(ErrorKind.INTERNAL),
    /** A defect of the registry. */
    INTERNAL_ERROR(ErrorKind.INTERNAL);

    private final ErrorKind kind;

    ApiError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
