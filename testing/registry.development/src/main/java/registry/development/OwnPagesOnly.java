package registry.development;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.List;

/**
 * Refuses what other sites make a browser send here: requests under another host name (DNS rebinding), and forms that are
 * not the issuer's own.
 *
 * @param issuer the issuer's address
 */
record OwnPagesOnly(URI issuer) {
    boolean accepts(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        boolean read = exchange.getRequestMethod().equals("GET");
        return List.of(issuer.getRawAuthority()).equals(headers.get("Host"))
                && (!headers.containsKey("Origin") || List.of(issuer.toString()).equals(headers.get("Origin")))
                && (read
                        || !headers.containsKey("Sec-Fetch-Site")
                        || List.of("same-origin").equals(headers.get("Sec-Fetch-Site")));
    }
}
