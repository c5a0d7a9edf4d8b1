package registry.orgs;

import registry.api.ErrorCode;
import registry.api.ErrorKind;

/** Why something about organizations, or to a package, is refused. */
public enum OrgsError implements ErrorCode {
    /** There is no such organization, member, link or bot. */
    NOT_FOUND(ErrorKind.NOT_FOUND),
    /** The name is taken, the account is a member already, or the package is linked elsewhere. */
    CONFLICT(ErrorKind.CONFLICT),
    /** An organization would be left without an owner. */
    LAST_OWNER(ErrorKind.CONFLICT),
    /** The account has no such right to the package. */
    NOT_OWNER(ErrorKind.FORBIDDEN),
    /** A signer policy does not allow the key that was used. */
    SIGNER_NOT_ALLOWED(ErrorKind.FORBIDDEN);

    private final ErrorKind kind;

    OrgsError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
