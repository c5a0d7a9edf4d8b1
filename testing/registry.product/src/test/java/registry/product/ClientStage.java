package registry.product;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.embedded.RedisServer;
import registry.client.ClientSettings;
import registry.client.RegistryClient;
import registry.client.account.SessionCookies;
import registry.client.server.FirstAdministrator;
import registry.signing.key.SigningKey;

/** A real server with people who use it through {@code registry.client}; what they call is recorded. For one thread. */
final class ClientStage implements AutoCloseable {
    private static final String ALL_SCOPES = "[\"publish\",\"yank\",\"orgs\",\"read\",\"delete\"]";
    private static final Pattern CODE = Pattern.compile("(?:^|&)code=([^&]+)");
    private static final int PAYLOAD = 20_000;

    /** An empty legacy deployment. */
    private final RedisServer legacy;

    private final ServerProcess server;
    private final RecordingProxy proxy;
    private final Path folder;
    private final FirstAdministrator first;
    private final List<RegistryClient> clients = new ArrayList<>();

    private ClientStage(Path folder) throws IOException {
        int legacyPort = Product.freePort();
        this.folder = folder;
        this.legacy = RedisServer.newRedisServer()
                .port(legacyPort)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .build();
        legacy.start();
        this.server = ServerProcess.start(
                folder.resolve("data"),
                Map.of(
                        "REGISTRY_DEVELOPMENT_PORT",
                        Integer.toString(Product.freePort()),
                        "REGISTRY_IMPORT_LEGACY_REDIS_URL",
                        "redis://127.0.0.1:" + legacyPort),
                "--dev-login");
        this.proxy = new RecordingProxy(server.url());
        this.first = visitor().server().setUp(server.setupCode(), "owner@example.com", "owner");
    }

    static ClientStage start(Path folder) throws IOException {
        return new ClientStage(folder);
    }

    RecordingProxy proxy() {
        return proxy;
    }

    /** The first administrator, as the server answered the set-up. */
    FirstAdministrator firstAdministrator() {
        return first;
    }

    /** Somebody without an account. */
    RegistryClient visitor() {
        return keep(
                ClientSettings.at(proxy.url()).timeout(Duration.ofSeconds(60)).build());
    }

    RegistryClient administrator() {
        return withToken(first.token());
    }

    RegistryClient withToken(String token) {
        return keep(visitor().settings().withToken(token));
    }

    /** Signs in with a browser, and makes a token that may do everything but administer. Chooses no user name. */
    RegistryClient signIn(String email) throws IOException, InterruptedException {
        try (BrowserSignIn browser = browser(email)) {
            String token = browser.post(
                            "/api/auth/token", "{\"label\":\"scenario\",\"scopes\":" + ALL_SCOPES + "}", 201)
                    .path("token")
                    .asText();
            return withToken(token);
        }
    }

    /** The same for {@code NAME@example.com}, with that user name. */
    RegistryClient person(String name) throws IOException, InterruptedException {
        RegistryClient client = signIn(name + "@example.com");
        client.account().chooseUsername(name);
        return client;
    }

    /** The cookies of a browser that signs in anew. */
    SessionCookies cookies(String email) throws IOException, InterruptedException {
        try (BrowserSignIn browser = browser(email)) {
            return new SessionCookies(browser.cookie(SessionCookies.SESSION), browser.cookie(SessionCookies.REFRESH));
        }
    }

    /** The code with which a program gets the token that this person allows it in a browser. */
    String loginCode(String email, String challenge) throws IOException, InterruptedException {
        Map<String, String> answer = Map.of(
                "port", "49152",
                "state", "0123456789abcdef",
                "challenge", challenge,
                "label", "laptop",
                "scopes", "read",
                "answer", "allow");
        try (BrowserSignIn browser = browser(email)) {
            Matcher code = CODE.matcher(browser.submit("/connect", answer).getQuery());
            if (!code.find()) {
                throw new IOException("the registry gave the program no code");
            }
            return code.group(1);
        }
    }

    /** A new bundle in a file. */
    Path file(TestBundle bundle) throws IOException {
        return Files.write(folder.resolve(bundle.id() + ".mpk"), bundle.bytes());
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    static TestBundle bundle(String name, String version, SigningKey key) {
        return TestBundle.create(name, version, PAYLOAD, key);
    }

    private BrowserSignIn browser(String email) throws IOException, InterruptedException {
        return BrowserSignIn.at(URI.create("http://localhost:" + server.url().getPort()), email);
    }

    private RegistryClient keep(ClientSettings settings) {
        RegistryClient client = new RegistryClient(settings);
        clients.add(client);
        return client;
    }

    @Override
    public void close() throws IOException {
        clients.forEach(RegistryClient::close);
        proxy.close();
        server.close();
        legacy.stop();
    }
}
