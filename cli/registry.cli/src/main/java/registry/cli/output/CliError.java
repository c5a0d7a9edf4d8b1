package registry.cli.output;

import registry.api.ErrorCode;
import registry.api.ErrorKind;

/** Failures that this program itself detects. */
public enum CliError implements ErrorCode {
    /** The registry has no such account. */
    NO_SUCH_ACCOUNT(ErrorKind.NOT_FOUND),
    /** The registry has no such organization. */
    NO_SUCH_ORGANIZATION(ErrorKind.NOT_FOUND),
    /** The registry has no such package. */
    NO_SUCH_PACKAGE(ErrorKind.NOT_FOUND),
    /** There is no local registry yet. */
    NO_SUCH_REGISTRY(ErrorKind.NOT_FOUND),
    /** The package has no version that could be meant. */
    NO_SUCH_VERSION(ErrorKind.NOT_FOUND),
    /** Nobody has offered the package. */
    NO_SUCH_OFFER(ErrorKind.NOT_FOUND),
    /** It is for another account to do. */
    NOT_YOURS(ErrorKind.FORBIDDEN),
    /** A file given on the command line is not what the command works on. */
    INVALID_INPUT(ErrorKind.INVALID),
    /** The registry has no identity provider. */
    NO_BROWSER_SIGN_IN(ErrorKind.INVALID),
    /** The browser did not come back in time. */
    SIGN_IN_UNANSWERED(ErrorKind.INVALID),
    /** The person did not let this program in. */
    SIGN_IN_DECLINED(ErrorKind.FORBIDDEN),
    /** A file that would be written exists already. */
    OUTPUT_EXISTS(ErrorKind.CONFLICT),
    /** Something else is being done to the same thing. */
    BUSY(ErrorKind.CONFLICT),
    /** A program that this one started did not do what it should. */
    PROGRAM_FAILED(ErrorKind.INTERNAL);

    private final ErrorKind kind;

    CliError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
