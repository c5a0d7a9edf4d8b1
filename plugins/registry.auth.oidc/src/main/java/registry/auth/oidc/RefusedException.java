package registry.auth.oidc;

import registry.api.spi.LoginResult;
import registry.api.spi.LoginResult.Reason;

/** Ends a sign-in from within: nobody is signed in. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** @param detail for the operator's log; holds no secret and no personal data */
    RefusedException(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    LoginResult.Refused result() {
        return new LoginResult.Refused(reason, String.valueOf(getMessage()));
    }
}
