package registry.web.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The headers that every answer carries. Thread-safe. */
public final class CommonHeaders {
    /** Names one request, in the answer and in the log. */
    public static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");

    /**
     * Any site may read everything: nothing here depends on a cookie, so a page learns no more through a visitor's browser
     * than by itself.
     */
    private static final List<Header> HEADERS = List.of(
            HeaderValues.createCached("X-Content-Type-Options", "nosniff"),
            HeaderValues.createCached("X-Frame-Options", "DENY"),
            HeaderValues.createCached("Referrer-Policy", "no-referrer"),
            HeaderValues.createCached("Access-Control-Allow-Origin", "*"),
            HeaderValues.createCached(
                    "Access-Control-Expose-Headers",
                    "Accept-Ranges, Content-Disposition, Content-Range, Digest, ETag, Link, Repr-Digest, Retry-After, "
                            + "X-Min-Runtime-Version, X-Request-Id"));

    private static final AtomicLong REQUESTS = new AtomicLong(System.currentTimeMillis() << 20);

    private CommonHeaders() {}

    /** Sets them, with a new request id, which is returned. */
    static String apply(Consumer<Header> headers) {
        HEADERS.forEach(headers);
        // An odd multiplier permutes the numbers: ids never repeat, and do not count the traffic in the open.
        String id = HexFormat.of().toHexDigits(REQUESTS.incrementAndGet() * 0x9E3779B97F4A7C15L);
        headers.accept(HeaderValues.create(REQUEST_ID, id));
        return id;
    }
}
