package registry.web.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/**
 * Answers requests that are refused before they reach a route. The answer never repeats what was sent: it may hold a
 * credential.
 */
final class MalformedRequests implements DirectHandler {
    private static final Problem NOT_HTTP =
            new Problem(400, "invalid_request", "The request is not well-formed HTTP/1.1.");

    static final DirectHandlers HANDLERS = create();

    private MalformedRequests() {}

    @Override
    public TransportResponse handle(
            TransportRequest request,
            EventType eventType,
            Status status,
            ServerResponseHeaders headers,
            String message) {
        Problem problem = problem(status.code(), request);
        CommonHeaders.PLAIN.apply(request.headers(), headers);
        headers.set(HeaderNames.CONTENT_TYPE, Json.MEDIA_TYPE);
        return TransportResponse.builder()
                .status(Status.create(problem.status()))
                .headers(headers)
                .entity(problem.body())
                .keepAlive(false)
                .build();
    }

    private static Problem problem(int status, TransportRequest request) {
        return switch (status) {
            case 413 -> new Problem(413, "payload_too_large", "The request is too large.");
            case 414 -> new Problem(414, "uri_too_long", "The request's address is too long.");
            case 431 -> new Problem(431, "headers_too_large", "The request's headers are too large.");
            case 503 -> new Problem(503, "unavailable", "The registry is busy; try again in a moment.");
            case 505 -> new Problem(505, "http_version_not_supported", "Use HTTP/1.1.");
            default ->
                status >= 500 && !isUnreadable(request)
                        ? new Problem(500, "internal_error", "The registry failed to answer.")
                        : NOT_HTTP;
        };
    }

    /** A request line that the server's parser fails on never becomes a request; the server takes that for its own fault. */
    private static boolean isUnreadable(TransportRequest request) {
        return request.method().isEmpty();
    }

    private static DirectHandlers create() {
        DirectHandlers.Builder builder = DirectHandlers.builder();
        MalformedRequests handler = new MalformedRequests();
        for (EventType type : EventType.values()) {
            builder.addHandler(type, handler);
        }
        return builder.build();
    }
}
