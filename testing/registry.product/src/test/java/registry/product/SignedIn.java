package registry.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A browser with somebody's session, who may ask any replica. Thread-safe. */
final class SignedIn implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String HOME = "/my-packages";
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final URI origin;

    private SignedIn(URI origin) {
        this.origin = origin;
    }

    /**
     * Where a sign-in takes place.
     *
     * @param issuer the identity provider
     * @param origin what browsers know as the registry
     * @param begin the replica that sends the browser away
     * @param finish the replica that it comes back to
     */
    record Place(URI issuer, URI origin, URI begin, URI finish) {}

    static SignedIn signIn(Place place, String email) throws IOException, InterruptedException {
        SignedIn visitor = new SignedIn(place.origin());
        URI home = visitor.redirected(visitor.get(place.finish(), visitor.wayBack(place, email)));
        if (!home.getPath().equals(HOME)) {
            throw new IOException("the sign-in ended at " + home);
        }
        return visitor;
    }

    /** Comes back from one sign-in to both replicas at once; returns how many of them let the visitor in. */
    static int race(Place place, String email) throws IOException, InterruptedException {
        try (SignedIn visitor = new SignedIn(place.origin())) {
            String back = visitor.wayBack(place, email);
            List<CompletableFuture<HttpResponse<String>>> answers = Stream.of(place.begin(), place.finish())
                    .map(replica ->
                            visitor.http.sendAsync(request(replica, back).build(), BodyHandlers.ofString()))
                    .toList();
            int entered = 0;
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                entered += visitor.redirected(answer.join()).getPath().equals(HOME) ? 1 : 0;
            }
            return entered;
        }
    }

    /** Goes to the identity provider and says who it is; the path and query to come back to. */
    private String wayBack(Place place, String email) throws IOException, InterruptedException {
        URI away = redirected(get(place.begin(), "/api/auth/login/dev"));
        URI back = redirected(choose(place.issuer(), away.getRawQuery(), email));
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    HttpResponse<String> get(URI replica, String path) throws IOException, InterruptedException {
        return http.send(request(replica, path).build(), BodyHandlers.ofString());
    }

    /** A change, as a page of the registry makes it. */
    HttpResponse<String> post(URI replica, String path, String json) throws IOException, InterruptedException {
        return http.send(
                request(replica, path)
                        .header("Origin", origin.toString())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    /** A new API token of this person, with the default scopes. */
    String newToken(URI replica) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(replica, "/api/auth/token", "{}");
        if (answer.statusCode() != 201) {
            throw new IOException("no token: " + answer.statusCode() + " " + answer.body());
        }
        return json(answer).path("token").asText();
    }

    /** All cookies that the browser holds, for a request beside it. */
    String cookieHeader() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Takes the cookies of an answer that came beside the browser. */
    void keep(HttpResponse<?> answer) throws IOException {
        cookies.put(answer.uri(), answer.headers().map());
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpResponse<String> choose(URI issuer, String request, String email)
            throws IOException, InterruptedException {
        String form = "request=" + URLEncoder.encode(request, StandardCharsets.UTF_8) + "&email="
                + URLEncoder.encode(email, StandardCharsets.UTF_8) + "&name=Somebody";
        return http.send(
                HttpRequest.newBuilder(URI.create(issuer + "/authorize"))
                        .timeout(LONGEST)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI redirected(HttpResponse<String> answer) throws IOException {
        return URI.create(answer.headers()
                .firstValue("Location")
                .orElseThrow(() ->
                        new IOException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body())));
    }

    private static HttpRequest.Builder request(URI replica, String path) {
        return HttpRequest.newBuilder(replica.resolve(path)).timeout(LONGEST);
    }
}
