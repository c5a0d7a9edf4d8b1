package registry.development;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import registry.api.spi.DevelopmentIssuer;

/** The issuer as it runs: which address is answered by what. Thread-safe. */
final class IssuerServer implements DevelopmentIssuer.Running {
    private static final Duration CODE_LIFE = Duration.ofSeconds(60);
    private static final Duration ACCESS_TOKEN_LIFE = Duration.ofMinutes(5);

    private final HttpServer server;
    private final ExecutorService executor;
    private final URI issuer;
    private final Client client;
    private final OwnPagesOnly guard;
    private final Map<String, Function<HTTPRequest, HTTPResponse>> routes = new HashMap<>();

    private IssuerServer(HttpServer server, URI issuer, Client client, Clock clock) {
        this.server = server;
        this.executor = Executors.newVirtualThreadPerTaskExecutor();
        this.issuer = issuer;
        this.client = client;
        this.guard = new OwnPagesOnly(issuer);
        Issuer name = new Issuer(issuer);
        IdTokens idTokens = new IdTokens(name, clock);
        Expiring<Grant> codes = new Expiring<>(CODE_LIFE, clock);
        Expiring<Person> accessTokens = new Expiring<>(ACCESS_TOKEN_LIFE, clock);
        AuthorizationEndpoint authorization = new AuthorizationEndpoint(name, client, codes, clock);
        UserInfoEndpoint userInfo = new UserInfoEndpoint(accessTokens);
        String style = resource("style.css");
        routes.put("GET " + Discovery.METADATA, request -> Replies.json(Discovery.document(name)));
        routes.put(
                "GET " + Discovery.KEYS, request -> Replies.json(idTokens.keys().toString()));
        routes.put("GET " + Discovery.AUTHORIZE, authorization::show);
        routes.put("POST " + Discovery.AUTHORIZE, authorization::choose);
        routes.put("POST " + Discovery.TOKEN, new TokenEndpoint(client, codes, accessTokens, idTokens)::answer);
        routes.put("GET " + Discovery.USER_INFO, userInfo::answer);
        routes.put("POST " + Discovery.USER_INFO, userInfo::answer);
        routes.put("GET /style.css", request -> Replies.of(200, "text/css; charset=utf-8", style));
    }

    /** Makes {@code server}, which is bound already, answer as {@code issuer}. */
    static IssuerServer start(HttpServer server, URI issuer, Client client, Clock clock) {
        IssuerServer running = new IssuerServer(server, issuer, client, clock);
        server.createContext("/", running::answer);
        server.setExecutor(running.executor);
        server.start();
        return running;
    }

    @Override
    public URI issuer() {
        return issuer;
    }

    @Override
    public String clientId() {
        return client.id().getValue();
    }

    @Override
    public String clientSecret() {
        return client.secret().getValue();
    }

    @Override
    public String label() {
        return "a development account";
    }

    @Override
    public String administrator() {
        return Person.ADMINISTRATOR.email();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Exchanges.send(exchange, reply(exchange));
        }
    }

    private HTTPResponse reply(HttpExchange exchange) throws IOException {
        if (!guard.accepts(exchange)) {
            return Replies.plain(403, "Only the development sign-in's own pages may ask this.\n");
        }
        Function<HTTPRequest, HTTPResponse> route = routes.get(
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath());
        if (route == null) {
            return Replies.plain(404, "There is nothing at this address.\n");
        }
        Optional<HTTPRequest> request = Exchanges.read(issuer, exchange);
        return request.isPresent() ? route.apply(request.get()) : Replies.plain(413, "The request is too large.\n");
    }

    private static String resource(String name) {
        try (InputStream in = IssuerServer.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing in the module");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name + " is unreadable", e);
        }
    }
}
