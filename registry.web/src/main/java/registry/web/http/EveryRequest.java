package registry.web.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongBiFunction;
import registry.accounts.Caller;
import registry.api.RegistryException;

/**
 * Stands before every route: sets the common headers, answers preflight requests (Fetch, CORS protocol), refuses
 * ambiguous framing and what other sites make a visitor's browser send, bounds the body, and afterwards reads what the client is still sending. Thread-safe.
 */
public final class EveryRequest implements Filter {
    private static final long MOST_DRAINED_BYTES = 256L * 1024 * 1024;
    private static final Duration MOST_DRAINING = Duration.ofSeconds(20);

    private final CommonHeaders headers;
    private final Callers callers;
    private final CrossSite crossSite;
    private final ToLongBiFunction<Method, String> bodyLimit;

    /**
     * @param headers the headers of every answer
     * @param callers notes who calls
     * @param crossSite recognises what other sites make a visitor's browser send
     * @param bodyLimit the longest body read for a method at a path, in bytes
     */
    public EveryRequest(
            CommonHeaders headers, Callers callers, CrossSite crossSite, ToLongBiFunction<Method, String> bodyLimit) {
        this.headers = headers;
        this.callers = callers;
        this.crossSite = crossSite;
        this.bodyLimit = bodyLimit;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        headers.apply(request.headers(), response.headers());
        request.context().supply(Caller.class, () -> callers.of(request));
        Optional<String> ambiguous = Framing.problem(request.headers());
        if (ambiguous.isPresent()) {
            refuse(response, ambiguous.get());
            throw new CloseConnectionException("ambiguous framing");
        }
        AtomicReference<RequestBody> body = new AtomicReference<>();
        long limit = bodyLimit.applyAsLong(
                request.prologue().method(), request.path().path());
        request.streamFilter(stream -> keep(body, new RequestBody(stream, limit)));
        if (request.prologue().method().equals(Method.OPTIONS)) {
            preflight(response);
        } else {
            crossSite
                    .problem(request)
                    .ifPresentOrElse(problem -> Answers.send(request, response, problem), chain::proceed);
        }
        finish(request, response, body);
    }

    private static RequestBody keep(AtomicReference<RequestBody> holder, RequestBody body) {
        holder.set(body);
        return body;
    }

    private static void refuse(RoutingResponse response, String message) {
        Answers.send(response, new Problem(400, "invalid_request", message, Map.of("Connection", "close")));
    }

    private static void preflight(RoutingResponse response) {
        Cors.preflight(response.headers());
        response.header(HeaderNames.ALLOW, Cors.METHODS);
        response.status(Status.OK_200).send();
    }

    /**
     * A client that has not finished sending would see its connection reset instead of the answer, so the rest is read.
     * One that was told to wait for 100 Continue may send its body all the same: the connection ends, lest the body be
     * taken for the next request (RFC 9110 §10.1.1).
     */
    private static void finish(RoutingRequest request, RoutingResponse response, AtomicReference<RequestBody> body) {
        if (!request.content().consumed()) {
            if (!request.continueSent()) {
                throw new CloseConnectionException("the body was refused before it was sent");
            }
            drain(request, body);
        }
        if (request.headers().contains(HeaderValues.CONNECTION_CLOSE)
                || response.headers().contains(HeaderValues.CONNECTION_CLOSE)) {
            throw new CloseConnectionException("the connection ends with this answer");
        }
    }

    private static void drain(RoutingRequest request, AtomicReference<RequestBody> body) {
        if (body.get() == null) {
            body.set(new RequestBody(request.content().inputStream(), Long.MAX_VALUE));
        }
        try {
            if (body.get().drain(MOST_DRAINED_BYTES, MOST_DRAINING)) {
                return;
            }
        } catch (RegistryException e) {
            throw new CloseConnectionException("the rest of the body could not be read", e);
        }
        throw new CloseConnectionException("the rest of the body is too long");
    }
}
