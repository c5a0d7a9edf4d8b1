package registry.development;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Between the JDK's HTTP server and the protocol library's requests and responses. */
final class Exchanges {
    private static final int MAX_BODY = 16 * 1024;

    private Exchanges() {}

    /** Reads a request; empty when its body has more than {@value #MAX_BODY} bytes. */
    static Optional<HTTPRequest> read(URI issuer, HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            return Optional.empty();
        }
        URI asked = exchange.getRequestURI();
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        HTTPRequest request = new HTTPRequest(
                HTTPRequest.Method.valueOf(exchange.getRequestMethod()),
                URI.create(issuer + asked.getRawPath() + query));
        exchange.getRequestHeaders().forEach((name, values) -> request.setHeader(name, values.toArray(String[]::new)));
        request.setBody(new String(body, StandardCharsets.UTF_8));
        return Optional.of(request);
    }

    /** Sends the answer; nothing of it is kept by caches, or given to other sites. */
    static void send(HttpExchange exchange, HTTPResponse response) throws IOException {
        response.getHeaderMap()
                .forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Referrer-Policy", "same-origin");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        byte[] body = Optional.ofNullable(response.getBody()).orElse("").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(response.getStatusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
