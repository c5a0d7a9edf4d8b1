package registry.web.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.WritableHeaders;
import java.util.List;
import java.util.Optional;

/**
 * What pages of other sites may do here (Fetch standard, CORS protocol). Any of them may read, and may act with a token
 * of its own; a visitor's cookies count for the configured origins alone, and no origin that is not configured is ever
 * repeated. Immutable.
 */
public final class Cors {
    /** The methods of any address here, joined by commas. */
    static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    private static final Header ANY = HeaderValues.createCached("Access-Control-Allow-Origin", "*");
    private static final Header CREDENTIALS = HeaderValues.createCached("Access-Control-Allow-Credentials", "true");
    private static final Header VARY = HeaderValues.createCached("Vary", "Origin");
    private static final Header EXPOSED = HeaderValues.createCached(
            "Access-Control-Expose-Headers",
            "Accept-Ranges, Content-Disposition, Content-Range, Digest, ETag, Link, RateLimit-Limit, RateLimit-Policy, "
                    + "RateLimit-Remaining, RateLimit-Reset, Repr-Digest, Retry-After, X-Min-Runtime-Version, "
                    + "X-Request-Id");
    private static final List<Header> PREFLIGHT = List.of(
            HeaderValues.createCached("Access-Control-Allow-Methods", METHODS),
            HeaderValues.createCached(
                    "Access-Control-Allow-Headers",
                    "Accept, Authorization, Cache-Control, Content-Type, If-Match, If-Modified-Since, If-None-Match, "
                            + "If-Range, Range, X-Requested-With"),
            HeaderValues.createCached("Access-Control-Max-Age", "86400"));

    private final CorsOrigins origins;

    /** Lets {@code origins} act for their visitors. */
    public Cors(CorsOrigins origins) {
        this.origins = origins;
    }

    /** Sets the headers of any answer. Caches must tell origins apart only where they are told different things. */
    void apply(Headers request, WritableHeaders<?> response) {
        response.set(EXPOSED);
        if (origins.isEmpty()) {
            response.set(ANY);
            return;
        }
        response.set(VARY);
        Optional<String> origin = request.first(HeaderNames.ORIGIN).filter(origins::contains);
        if (origin.isPresent()) {
            response.set(HeaderValues.create(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin.get()));
            response.set(CREDENTIALS);
        } else {
            response.set(ANY);
        }
    }

    /** Sets what the answer to a preflight request has besides. */
    static void preflight(WritableHeaders<?> response) {
        PREFLIGHT.forEach(response::set);
    }
}
