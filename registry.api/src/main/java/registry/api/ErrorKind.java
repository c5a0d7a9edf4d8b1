package registry.api;

/**
 * The closed set of ways in which a request can fail. HTTP statuses and exit codes are chosen by kind alone, so a new
 * {@link ErrorCode} can never fall through to an internal error.
 */
public enum ErrorKind {
    /** The input is wrong and repeating it will not help. */
    INVALID,
    /** No credential, or none that counts. */
    UNAUTHENTICATED,
    /** The account is known and may not do this. */
    FORBIDDEN,
    /** The named thing does not exist. */
    NOT_FOUND,
    /** The input is well formed and contradicts what is stored. */
    CONFLICT,
    /** The input exceeds a size limit. */
    TOO_LARGE,
    /** The body has a media type that this operation does not read. */
    UNSUPPORTED_MEDIA,
    /** Too many requests; try later. */
    TOO_MANY,
    /** A store or another service cannot be reached at the moment; try later. */
    UNAVAILABLE,
    /** A defect of the registry. */
    INTERNAL
}
