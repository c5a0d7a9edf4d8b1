package registry.client;

import org.jspecify.annotations.Nullable;

/**
 * A call that did not succeed. The message is meant for a person and never holds a token. Some of it may be the registry's
 * own words: escape control characters before a terminal shows them.
 */
public abstract sealed class ClientException extends RuntimeException
        permits RefusedException, UnreachableException, UnexpectedAnswerException, CancelledException {
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
