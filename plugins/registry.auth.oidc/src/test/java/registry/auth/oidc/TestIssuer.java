package registry.auth.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import okhttp3.Headers;
import registry.api.ConfigScope;
import registry.api.spi.Login;
import registry.api.spi.Login.Return;
import registry.api.spi.LoginResult;

/**
 * A real OpenID Connect issuer in this process, whose answers a test may replace one by one, and the browser that goes
 * there and back.
 */
final class TestIssuer implements AutoCloseable {
    static final String CLIENT = "registry";
    static final String SECRET = "s3cret";
    static final URI CALLBACK = URI.create("http://localhost:8080/api/auth/login/corp/callback");
    static final String DISCOVERY = "/.well-known/openid-configuration";
    static final String TOKEN = "/token";
    static final String KEYS = "/jwks";
    static final String USER_INFO = "/userinfo";
    static final Map<String, Object> ADA = Map.of("email", "ada@example.com", "email_verified", true);

    private static final String NAME = "corp";
    private static final HttpClient BROWSER =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Map<String, Supplier<OAuth2HttpResponse>> answers = new ConcurrentHashMap<>();
    private final List<OAuth2HttpRequest> requests = new CopyOnWriteArrayList<>();
    private final MockOAuth2Server server;

    private TestIssuer() {
        this.server = new MockOAuth2Server(new OAuth2Config(), new Replacements());
        server.start();
    }

    static TestIssuer start() {
        return new TestIssuer();
    }

    String url() {
        return server.issuerUrl(NAME).toString();
    }

    /** The configuration {@code registry.auth} with this issuer as the login {@code corp}. */
    ConfigScope config(String... more) {
        Map<String, String> keys = new HashMap<>();
        keys.put("oidc.corp.issuer", url());
        keys.put("oidc.corp.client-id", CLIENT);
        keys.put("oidc.corp.client-secret", SECRET);
        for (int i = 0; i < more.length; i += 2) {
            keys.put("oidc.corp." + more[i], more[i + 1]);
        }
        return ConfigScope.of("registry.auth", keys);
    }

    /** What the next ID token says, besides what every ID token says. */
    void says(String subject, Map<String, Object> claims) {
        server.enqueueCallback(new DefaultOAuth2TokenCallback(NAME, subject, "JWT", null, claims, 3600));
    }

    /** Answers this from now on. */
    void answers(String path, int status, String json) {
        answers(path, () -> response(status, json));
    }

    void answers(String path, Supplier<OAuth2HttpResponse> answer) {
        answers.put(path, answer);
    }

    void answersAsUsual(String path) {
        answers.remove(path);
    }

    static OAuth2HttpResponse response(int status, String json) {
        return new OAuth2HttpResponse(Headers.of("Content-Type", "application/json"), status, json, null);
    }

    /** Publishes these keys, and hands out this ID token for every code. */
    void issues(JWKSet keys, String idToken) {
        answers(KEYS, 200, keys.toPublicJWKSet().toString());
        answers(
                TOKEN,
                200,
                "{\"access_token\":\"at\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\"" + idToken
                        + "\"}");
    }

    /** The claims of a sound ID token for this sign-in. */
    JWTClaimsSet.Builder claims(Login.Start start) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(url())
                .subject("ada")
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", parameter(start.redirect(), "nonce"))
                .claim("email", "ada@example.com")
                .claim("email_verified", true);
    }

    static String sign(JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The description it gives of itself, to be changed. */
    String description() {
        return get(URI.create(url() + DISCOVERY)).body();
    }

    /** Goes where the login sends it, and comes back. */
    Return visit(Login.Start start) {
        String location = get(start.redirect()).headers().firstValue("Location").orElseThrow();
        return new Return(CALLBACK, URI.create(location).getRawQuery(), start.state());
    }

    /** A browser that is sent away and comes back. */
    LoginResult signIn(Login login) {
        return login.finish(visit(login.start(CALLBACK, new SecureRandom())));
    }

    /** How often a path was asked for. */
    long asked(String path) {
        return requests.stream().filter(request -> path(request).equals(path)).count();
    }

    Optional<OAuth2HttpRequest> last(String path) {
        return requests.stream().filter(request -> path(request).equals(path)).reduce((one, other) -> other);
    }

    static String parameter(URI address, String name) {
        return URLUtils.parseParameters(address.getRawQuery()).get(name).getFirst();
    }

    @Override
    public void close() {
        server.shutdown();
    }

    private static HttpResponse<String> get(URI address) {
        try {
            return BROWSER.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String path(OAuth2HttpRequest request) {
        return request.getUrl().encodedPath().substring(NAME.length() + 1);
    }

    /** Stands before the issuer's own routes. */
    private final class Replacements implements Route {
        @Override
        public boolean match(OAuth2HttpRequest request) {
            requests.add(request);
            return answers.containsKey(path(request));
        }

        @Override
        public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
            return answers.get(path(request)).get();
        }
    }
}
