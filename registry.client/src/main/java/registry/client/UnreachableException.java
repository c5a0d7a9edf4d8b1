package registry.client;

import org.jspecify.annotations.Nullable;

/** No answer came: the address does not resolve, nothing listens, the connection broke or stayed silent too long. */
public final class UnreachableException extends ClientException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Says what happened and why. */
    public UnreachableException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why no answer came. */
    public enum Reason {
        /** The host name has no address. */
        UNKNOWN_HOST,
        /** There was no connection: nothing listens, or the network leads nowhere. */
        NO_CONNECTION,
        /** TLS did not come about: the certificate is not trusted, has ended, or is another host's. */
        NOT_TRUSTED,
        /** There was a connection, and it broke. */
        BROKEN,
        /** There was a connection, and nothing came for longer than is borne. */
        SILENT
    }

    /** Why no answer came. */
    public Reason reason() {
        return reason;
    }

    /**
     * Whether the request may have reached the registry, so that it may have done what it was asked to do. Then look before
     * you repeat what must not happen twice.
     */
    public boolean mayHaveArrived() {
        return reason == Reason.BROKEN || reason == Reason.SILENT;
    }
}
