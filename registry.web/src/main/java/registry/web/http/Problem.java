package registry.web.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import registry.api.ApiError;
import registry.api.ErrorCode;
import registry.api.ErrorKind;
import registry.api.RegistryException;

/**
 * A refusal as it goes over the wire: a status, {@code {"error","message"}} and headers.
 *
 * @param status the HTTP status
 * @param code the stable name of the failure
 * @param message what is wrong and what to do, for people
 * @param headers headers that belong to this status
 */
public record Problem(int status, String code, String message, Map<String, String> headers) {
    private static final String RETRY_AFTER_SECONDS = "2";

    /** Copies the headers. */
    public Problem {
        headers = Map.copyOf(headers);
    }

    /** A refusal without headers of its own. */
    public Problem(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    /** The answer to a failure. The text of an internal failure stays inside; {@code requestId} finds it in the log. */
    public static Problem of(RegistryException failure, String requestId) {
        boolean internal = failure.code().kind() == ErrorKind.INTERNAL;
        return of(
                failure.code(),
                internal
                        ? "The registry failed to answer; its log has the reason under request " + requestId + "."
                        : failure.detail());
    }

    /** The answer to a failure of this sort, with a message fit for the caller. */
    public static Problem of(ErrorCode code, String message) {
        return new Problem(statusOf(code.kind()), code.code(), message, headersOf(code.kind()));
    }

    /** The answer where nothing is. */
    public static Problem notFound() {
        return new Problem(404, ApiError.NOT_FOUND.code(), "There is nothing at this address.");
    }

    /**
     * The answer to a method that the address does not have.
     *
     * @param allow the methods it has, joined by commas
     */
    public static Problem methodNotAllowed(String allow) {
        return new Problem(
                405, "method_not_allowed", "This address answers to " + allow + " only.", Map.of("Allow", allow));
    }

    /** The body, to which more may be added. */
    public ObjectNode json() {
        return Json.object().put("error", code).put("message", message);
    }

    /** The body, in UTF-8. */
    public byte[] body() {
        return Json.bytes(json());
    }

    private static int statusOf(ErrorKind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA -> 415;
            case TOO_MANY -> 429;
            case UNAVAILABLE -> 503;
            case INTERNAL -> 500;
        };
    }

    private static Map<String, String> headersOf(ErrorKind kind) {
        return switch (kind) {
            case UNAUTHENTICATED -> Map.of("WWW-Authenticate", "Bearer realm=\"calimero-registry\"");
            case TOO_MANY, UNAVAILABLE -> Map.of("Retry-After", RETRY_AFTER_SECONDS);
            case INVALID, FORBIDDEN, NOT_FOUND, CONFLICT, TOO_LARGE, UNSUPPORTED_MEDIA, INTERNAL -> Map.of();
        };
    }
}
