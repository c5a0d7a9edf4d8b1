package registry.client;

import org.jspecify.annotations.Nullable;

/** A call that did not succeed. The message is fit for a person to read and never holds a token. */
public abstract sealed class ClientException extends RuntimeException
        permits RefusedException, UnreachableException, UnexpectedAnswerException {
    private static final long serialVersionUID = 1L;

    ClientException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** What happened, without a full stop at the end. */
    public final String detail() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
