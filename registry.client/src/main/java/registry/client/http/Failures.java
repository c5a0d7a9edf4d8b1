package registry.client.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import registry.client.ClientException;
import registry.client.UnreachableException;
import registry.client.UnreachableException.Reason;

/** Finds out why a request failed. */
final class Failures {
    private Failures() {}

    /** What to throw for what the HTTP client reports. */
    static RuntimeException of(Throwable failure, URI registry) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof ClientException known) {
                return known;
            }
            if (e instanceof UncheckedIOException local) {
                return local; // a file of ours failed, not the network
            }
            if (e instanceof ListenerFailure listener) {
                return listener.reason();
            }
        }
        Reason reason = reason(failure);
        return new UnreachableException(
                reason, "The registry at " + registry + " cannot be reached: " + words(reason, failure), failure);
    }

    private static Reason reason(Throwable failure) {
        if (isOf(failure, UnresolvedAddressException.class, UnknownHostException.class)) {
            return Reason.UNKNOWN_HOST;
        }
        if (isOf(failure, SSLException.class)) {
            return Reason.NOT_TRUSTED;
        }
        return isOf(failure, ConnectException.class, NoRouteToHostException.class, HttpConnectTimeoutException.class)
                ? Reason.NO_CONNECTION
                : Reason.BROKEN;
    }

    /** Whether this or what caused it is one of these. */
    private static boolean isOf(Throwable failure, Class<?>... types) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            for (Class<?> type : types) {
                if (type.isInstance(e)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String words(Reason reason, Throwable failure) {
        return switch (reason) {
            case UNKNOWN_HOST -> "the host name does not resolve";
            case NOT_TRUSTED -> "its TLS certificate is not trusted (" + text(failure) + ")";
            case NO_CONNECTION ->
                failure instanceof HttpConnectTimeoutException
                        ? "no connection within the time limit"
                        : "nothing accepts connections there";
            case BROKEN, SILENT -> text(failure);
        };
    }

    private static String text(Throwable failure) {
        String message = failure.getMessage();
        return failure instanceof IOException && message != null ? message : failure.toString();
    }

    /** Carries what a listener of the caller threw through the HTTP client. */
    static final class ListenerFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final RuntimeException reason;

        ListenerFailure(RuntimeException reason) {
            super(reason);
            this.reason = reason;
        }

        RuntimeException reason() {
            return reason;
        }
    }
}
