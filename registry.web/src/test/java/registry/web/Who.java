package registry.web;

/** Who sends a request, as the columns of the access matrix name them. */
enum Who {
    /** Without any credential. */
    ANONYMOUS,
    /** The owner, with a token that has expired. */
    EXPIRED,
    /** The owner, with a token that was revoked. */
    REVOKED,
    /** The owner, with a token that has every scope but the one this route needs. */
    UNSCOPED,
    /** The owner, with a token that is limited to other packages. */
    ELSEWHERE,
    /** An administrator who is suspended. */
    SUSPENDED,
    /** Somebody else. */
    STRANGER,
    /** A bot of the organization. */
    BOT,
    /** A member of the organization. */
    MEMBER,
    /** An admin of the organization. */
    ADMIN,
    /** The owner of the organization and of the package. */
    OWNER,
    /** An administrator of the registry who has nothing to do with either. */
    ADMINISTRATOR
}
