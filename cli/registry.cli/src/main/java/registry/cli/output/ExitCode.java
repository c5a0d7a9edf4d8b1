package registry.cli.output;

import java.util.Arrays;
import registry.api.ErrorKind;

/** What the process tells its caller. The numbers are part of the interface. */
public enum ExitCode {
    /** Done. */
    OK(0),
    /** It did not work, or the input is not what it should be. */
    FAILURE(1),
    /** The command line makes no sense. */
    USAGE(2),
    /** The named thing does not exist. */
    NOT_FOUND(3),
    /** Not signed in, or not permitted. */
    NOT_ALLOWED(4),
    /** It contradicts what is there already. */
    CONFLICT(5),
    /** The registry cannot be reached. */
    NETWORK(6);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The process's exit status. */
    public int number() {
        return number;
    }

    /** The code with this number, which another command ended with. */
    public static ExitCode of(int number) {
        return Arrays.stream(values())
                .filter(code -> code.number == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No command ends with " + number));
    }

    /** The code for a kind of failure. */
    public static ExitCode of(ErrorKind kind) {
        return switch (kind) {
            case INVALID, TOO_LARGE, UNSUPPORTED_MEDIA, TOO_MANY, INTERNAL -> FAILURE;
            case UNAUTHENTICATED, FORBIDDEN -> NOT_ALLOWED;
            case NOT_FOUND -> NOT_FOUND;
            case CONFLICT -> CONFLICT;
            case UNAVAILABLE -> NETWORK;
        };
    }

    /** The code for an HTTP status from 400 on. */
    public static ExitCode ofStatus(int status) {
        return switch (status) {
            case 401, 403 -> NOT_ALLOWED;
            case 404, 410 -> NOT_FOUND;
            case 409 -> CONFLICT;
            case 502, 503, 504 -> NETWORK;
            default -> FAILURE;
        };
    }
}
