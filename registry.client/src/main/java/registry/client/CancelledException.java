package registry.client;

/**
 * The calling thread was interrupted, or the client was closed, before an answer came. The registry may have done what it
 * was asked to do. After an interrupt the thread's flag is set again.
 */
public final class CancelledException extends ClientException {
    private static final long serialVersionUID = 1L;

    /** Says what was given up. */
    public CancelledException(String message, Throwable cause) {
        super(message, cause);
    }
}
