package registry.client;

import org.jspecify.annotations.Nullable;

/** An answer came that no registry gives: not JSON, a missing member, a redirect, or bytes that were damaged. */
public final class UnexpectedAnswerException extends ClientException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong with the answer. */
    public UnexpectedAnswerException(String message) {
        this(message, null);
    }

    /** The same, for this reason. */
    public UnexpectedAnswerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
