package registry.api;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one failure type of the registry. The message names what is wrong and what to do, in words fit for the caller; it
 * never holds a secret.
 */
public class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;

    /** Creates a failure with a message for the caller. */
    public RegistryException(ErrorCode code, String message) {
        this(code, message, null);
    }

    /** Creates a failure with a message for the caller and the cause for the log. */
    public RegistryException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(Objects.requireNonNull(message, "message"), cause);
        this.code = Objects.requireNonNull(code, "code");
    }

    /** The code that names this failure. */
    public ErrorCode code() {
        return code;
    }

    /** The message for the caller. */
    public String detail() {
        return Objects.requireNonNull(getMessage());
    }
}
