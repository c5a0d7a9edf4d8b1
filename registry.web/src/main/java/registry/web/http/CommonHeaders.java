package registry.web.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.WritableHeaders;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The headers that every answer carries. Thread-safe. */
public final class CommonHeaders {
    /** Names one request, in the answer and in the log. */
    public static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");

    /** Data stays data in every browser, whoever shows it. Pages replace some of these, see {@link PageHeaders}. */
    private static final List<Header> HEADERS = List.of(
            HeaderValues.createCached("X-Content-Type-Options", "nosniff"),
            HeaderValues.createCached("X-Frame-Options", "DENY"),
            HeaderValues.createCached("Referrer-Policy", "no-referrer"),
            HeaderValues.createCached("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
            HeaderValues.createCached("Cross-Origin-Resource-Policy", "cross-origin"));

    /** RFC 6797 §6.1, for a year; other names of the domain are not ours to decide on. */
    private static final Header HSTS = HeaderValues.createCached("Strict-Transport-Security", "max-age=31536000");

    private static final AtomicLong REQUESTS = new AtomicLong(System.currentTimeMillis() << 20);

    /** For what cannot be read, and so comes from nowhere in particular. */
    static final CommonHeaders PLAIN = new CommonHeaders(new Cors(CorsOrigins.NONE), List.of());

    private final Cors cors;
    private final List<Header> headers;

    private CommonHeaders(Cors cors, List<Header> more) {
        List<Header> all = new ArrayList<>(HEADERS);
        all.addAll(more);
        this.cors = cors;
        this.headers = List.copyOf(all);
    }

    /** With HSTS when browsers come by TLS. */
    public CommonHeaders(PublicUrl url, Cors cors) {
        this(cors, url.isSecure() ? List.of(HSTS) : List.of());
    }

    /** Sets them, with a new request id, which is returned. */
    String apply(Headers request, WritableHeaders<?> response) {
        headers.forEach(response::set);
        cors.apply(request, response);
        // An odd multiplier permutes the numbers: ids never repeat, and do not count the traffic in the open.
        String id = HexFormat.of().toHexDigits(REQUESTS.incrementAndGet() * 0x9E3779B97F4A7C15L);
        response.set(HeaderValues.create(REQUEST_ID, id));
        return id;
    }
}
