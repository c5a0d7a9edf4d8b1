package registry.product;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * Somebody who signed in with a browser at the development issuer, and whose browser then sends its cookies to whatever
 * server is at the address.
 *
 * @param cookies as browsers send them
 */
record Guest(String cookies) {
    static Guest signIn(URI registry, String email) throws IOException, InterruptedException {
        CookieManager jar = new CookieManager();
        try (HttpClient browser = HttpClient.newBuilder().cookieHandler(jar).build()) {
            URI page = Account.redirect(browser, HttpRequest.newBuilder(registry.resolve("/api/auth/login/dev")));
            String form = "request=" + URLEncoder.encode(page.getRawQuery(), StandardCharsets.UTF_8) + "&email="
                    + URLEncoder.encode(email, StandardCharsets.UTF_8);
            URI back = Account.redirect(
                    browser,
                    HttpRequest.newBuilder(page.resolve("/authorize"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form)));
            Account.redirect(browser, HttpRequest.newBuilder(back));
            String name = JsonNodeFactory.instance
                    .objectNode()
                    .put("username", email.substring(0, email.indexOf('@')))
                    .toString();
            Guest guest = new Guest(jar.getCookieStore().getCookies().stream()
                    .map(HttpCookie::toString)
                    .collect(Collectors.joining("; ")));
            HttpResponse<String> named = browser.send(
                    HttpRequest.newBuilder(registry.resolve("/api/auth/username"))
                            .header("Origin", registry.toString())
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(name))
                            .build(),
                    BodyHandlers.ofString());
            if (named.statusCode() != 200) {
                throw new IOException("no user name: " + named.statusCode() + " " + named.body());
            }
            return guest;
        }
    }

    /** The address that the registry knows this browser's owner by, or what it says instead. */
    String whoAmI(Requests requests) throws IOException, InterruptedException {
        HttpResponse<String> answer = requests.http()
                .send(requests.request("/api/auth/me").header("Cookie", cookies).build(), BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }
}
