package registry.api.spi;

/** What came of a sign-in at an identity provider. */
public sealed interface LoginResult {
    /** The identity provider vouches for this identity, its e-mail address included. */
    record Identified(ExternalIdentity identity) implements LoginResult {}

    /**
     * Nobody is signed in.
     *
     * @param detail for the operator's log; holds no secret and no personal data
     */
    record Refused(Reason reason, String detail) implements LoginResult {}

    /** Why nobody is signed in. */
    enum Reason {
        /** What came back does not belong to what was started. */
        INVALID_STATE,
        /** The identity provider sent no code, for instance because the person declined. */
        MISSING_CODE,
        /** The identity provider's answer does not prove anything. */
        FAILED,
        /** The identity provider names no e-mail address, or does not vouch for it. */
        EMAIL_UNVERIFIED,
        /** The operator does not let people with such an address in. */
        EMAIL_NOT_ALLOWED
    }
}
