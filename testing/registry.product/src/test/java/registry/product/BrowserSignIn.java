package registry.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import java.util.Map;
import java.util.stream.Collectors;

/** A browser without a window that is signed in at the development issuer. For one thread. */
final class BrowserSignIn implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String FORM = "application/x-www-form-urlencoded";

    private final URI registry;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    private BrowserSignIn(URI registry) {
        this.registry = registry;
    }

    /** Signs in as whoever has this e-mail address. */
    static BrowserSignIn at(URI registry, String email) throws IOException, InterruptedException {
        BrowserSignIn browser = new BrowserSignIn(registry);
        URI page = browser.redirect(HttpRequest.newBuilder(registry.resolve("/api/auth/login/dev")));
        URI back = browser.redirect(HttpRequest.newBuilder(page.resolve("/authorize"))
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString(form(Map.of("request", page.getRawQuery(), "email", email)))));
        browser.redirect(HttpRequest.newBuilder(back));
        return browser;
    }

    /** Posts JSON as a page of the registry does, and insists on the status. */
    JsonNode post(String path, String json, int status) throws IOException, InterruptedException {
        HttpResponse<String> response = browser.send(
                HttpRequest.newBuilder(registry.resolve(path))
                        .header("Origin", registry.toString())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() != status) {
            throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    /** Posts a form of a page of the registry, and returns where that leads to. */
    URI submit(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return redirect(HttpRequest.newBuilder(registry.resolve(path))
                .header("Origin", registry.toString())
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString(form(fields))));
    }

    /** The value of a cookie. */
    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** All cookies as the browser sends them. */
    String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(HttpCookie::toString)
                .collect(Collectors.joining("; "));
    }

    private URI redirect(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = browser.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() / 100 != 3) {
            throw new IOException(
                    response.uri().getPath() + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.uri().resolve(response.headers().firstValue("Location").orElseThrow());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        browser.close();
    }
}
