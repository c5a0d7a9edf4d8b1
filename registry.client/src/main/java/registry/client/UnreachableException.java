package registry.client;

import org.jspecify.annotations.Nullable;

/** No answer came: the address does not resolve, nothing listens, the connection broke or stayed silent too long. */
public final class UnreachableException extends ClientException {
    private static final long serialVersionUID = 1L;

    UnreachableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
