package registry.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

/** A real OpenID Connect issuer in this process, and a browser's way through it. */
final class OidcIssuer {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final MockOAuth2Server server = new MockOAuth2Server();
    private final String name;

    private OidcIssuer(String name) {
        this.name = name;
        server.start();
    }

    static OidcIssuer start(String name) {
        return new OidcIssuer(name);
    }

    String url() {
        return server.issuerUrl(name).toString();
    }

    /** Who the next person at this issuer is. */
    void expects(String subject, String email, Object verified) {
        server.enqueueCallback(new DefaultOAuth2TokenCallback(
                name, subject, "JWT", null, Map.of("email", email, "email_verified", verified, "name", "Ada"), 600));
    }

    /** Goes where the registry sends the browser, and returns where the issuer sends it back to. */
    static URI visit(String address) {
        try {
            return CLIENT.send(
                            HttpRequest.newBuilder(URI.create(address))
                                    .timeout(Duration.ofSeconds(20))
                                    .build(),
                            BodyHandlers.discarding())
                    .headers()
                    .firstValue("Location")
                    .map(URI::create)
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void stop() {
        server.shutdown();
    }
}
