package registry.web.hot;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import registry.catalog.EncodedJson;
import registry.web.http.AcceptEncoding;

/** Sends JSON: compressed if asked for, 304 if known, headers only to HEAD. */
final class JsonReply {
    /** Shared caches may answer for 30 seconds, and for 30 more while they ask again. */
    static final Header SHORT_LIVED =
            HeaderValues.createCached("Cache-Control", "public, max-age=0, s-maxage=30, stale-while-revalidate=30");

    /** For answers to those who want to see their own writes. */
    static final Header NOT_STORED = HeaderValues.createCached("Cache-Control", "no-store");

    /** Caches may keep it and must ask each time. */
    static final Header REVALIDATED = HeaderValues.createCached("Cache-Control", "no-cache");

    private static final Header JSON = HeaderValues.createCached("Content-Type", "application/json");
    private static final Header VARY = HeaderValues.createCached("Vary", "Accept-Encoding");
    private static final Header VARY_BY_ORIGIN = HeaderValues.createCached("Vary", "Origin, Accept-Encoding");
    private static final Header GZIP = HeaderValues.createCached("Content-Encoding", "gzip");

    /** Below this many bytes compression gains nothing. */
    private static final int LEAST_COMPRESSED = 200;

    private JsonReply() {}

    static void send(ServerRequest request, ServerResponse response, EncodedJson json, Header caching) {
        boolean gzip = isWorthCompressing(json) && AcceptEncoding.gzip(request);
        String plainTag = '"' + json.tag() + '"';
        String gzipTag = '"' + json.tag() + "-gzip\"";
        boolean byOrigin = response.headers().contains(HeaderNames.VARY);
        response.header(caching)
                .header(byOrigin ? VARY_BY_ORIGIN : VARY)
                .header(HeaderNames.ETAG, gzip ? gzipTag : plainTag);
        if (Conditional.matches(request, plainTag, gzipTag)) {
            response.status(Status.NOT_MODIFIED_304).send();
            return;
        }
        if (gzip) {
            response.header(GZIP);
        }
        switch (json) {
            case EncodedJson.Prepared prepared -> sendBody(request, response, gzip ? prepared.gzip() : prepared.json());
            case EncodedJson.Streamed streamed -> JsonStreaming.send(request, response.header(JSON), streamed, gzip);
        }
    }

    private static boolean isWorthCompressing(EncodedJson json) {
        return switch (json) {
            case EncodedJson.Prepared prepared -> prepared.json().length >= LEAST_COMPRESSED;
            case EncodedJson.Streamed streamed -> true;
        };
    }

    /** Sends JSON that is not compressed. */
    static void sendBody(ServerRequest request, ServerResponse response, byte[] body) {
        response.header(JSON);
        if (request.prologue().method().equals(Method.HEAD)) {
            response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
            response.send();
        } else {
            response.send(body);
        }
    }
}
