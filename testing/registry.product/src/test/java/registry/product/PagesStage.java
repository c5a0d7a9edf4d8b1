package registry.product;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import registry.client.account.SessionCookies;
import registry.signing.key.SigningKey;

/** A real server with people, apps and organizations, for browsers to look at. For one thread. */
final class PagesStage implements AutoCloseable {
    /** Administers the registry, by the setting of the development sign-in. */
    static final String ADA = "ada";

    /** Owns most apps, and the organization {@code northwind}. */
    static final String GRACE = "grace";

    /** An admin of {@code northwind}, with one app. */
    static final String ALAN = "alan";

    /** With an account, but nothing else, not even a user name. */
    static final String NEWCOMER = "newcomer";

    /** An icon of one point. */
    private static final String ICON =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private final Path folder;
    private final Browser browser;
    private final ServerProcess server;
    private final URI address;
    private final Requests requests;
    private final SigningKey key = Team.newKey();

    private PagesStage(Path folder, Browser browser, ServerProcess server) {
        this.folder = folder;
        this.browser = browser;
        this.server = server;
        // Another site than the issuer's 127.0.0.1, as it is with a real one.
        this.address = URI.create("http://localhost:" + server.url().getPort());
        this.requests = new Requests(address);
    }

    /** A server that holds nothing. */
    static PagesStage empty(Path folder) throws IOException {
        Browser browser = Browser.start();
        try {
            Files.createDirectories(folder);
            ServerProcess server = ServerProcess.start(
                    folder.resolve("data"),
                    Map.of("REGISTRY_DEVELOPMENT_PORT", Integer.toString(Product.freePort())),
                    "--dev-login");
            return new PagesStage(folder, browser, server);
        } catch (IOException | RuntimeException e) {
            browser.close();
            throw e;
        }
    }

    /** A server with everything that pages show. */
    static PagesStage filled(Path folder) throws IOException, InterruptedException {
        PagesStage stage = empty(folder);
        try {
            stage.fill();
            return stage;
        } catch (IOException | InterruptedException | RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    /** Somebody without an account. */
    Visitor stranger() {
        return stranger(options -> options);
    }

    /** The same with another browser. */
    Visitor stranger(UnaryOperator<NewContextOptions> options) {
        return browser.visit(address.toString(), options);
    }

    /** Somebody who signed in. */
    Visitor person(String name) throws IOException, InterruptedException {
        return person(name, options -> options);
    }

    /** The same with another browser. */
    Visitor person(String name, UnaryOperator<NewContextOptions> options) throws IOException, InterruptedException {
        try (BrowserSignIn signIn = BrowserSignIn.at(address, name + "@example.com")) {
            Visitor visitor = stranger(options);
            visitor.page()
                    .context()
                    .addCookies(Stream.of(SessionCookies.SESSION, SessionCookies.REFRESH)
                            .map(cookie -> new Cookie(cookie, signIn.cookie(cookie)).setUrl(address.toString()))
                            .toList());
            return visitor;
        }
    }

    /** Makes somebody an account with a user name, and returns what acts for them beside the browser. */
    Account signUp(String name) throws IOException, InterruptedException {
        return Account.signUp(address, requests, name);
    }

    /** Where browsers find it. */
    URI address() {
        return address;
    }

    /** The key of everything that is published here, unless another one is asked for. */
    SigningKey key() {
        return key;
    }

    /** A bundle as a file, as people have it on their disk. */
    Path file(TestBundle bundle) {
        try {
            return Files.write(folder.resolve(bundle.id() + ".mpk"), bundle.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill() throws IOException, InterruptedException {
        signUp(ADA);
        Account alan = signUp(ALAN);
        Account grace = signUp(GRACE);
        for (int i = 1; i <= 22; i++) {
            publish(alan, ShownApp.of("com.many.app%02d".formatted(i), "1.0.0", key, manifest -> {}));
        }
        for (String version : List.of("1.0.0", "1.1.0", "2.0.0-rc.1")) {
            publish(grace, ShownApp.of("com.example.kv-store", version, key, PagesStage::describe));
        }
        publish(grace, ShownApp.of("com.example.chat", "0.9.0", key, manifest -> {}));
        publish(grace, ShownApp.of("com.example.chat", "0.9.1", key, manifest -> {}));
        done(grace.post(
                "/api/v2/bundles/com.example.chat/0.9.1/yank",
                "{\"yanked\":true,\"reason\":\"It forgets messages that were sent while a node was away.\"}"));
        publish(
                grace,
                ShownApp.of(
                        "net.example.very-long-package-name-that-goes-on.and-on-and-on.until-it-does-not-fit",
                        "1.0.0-alpha.with.a.long.pre-release.identifier",
                        key,
                        PagesStage::describeAtLength));
        publish(grace, ShownApp.ofServices("com.example.suite", "1.4.0", key, List.of("ledger", "mail", "search")));
        organize(grace);
    }

    private void organize(Account grace) throws IOException, InterruptedException {
        done(grace.post("/api/v2/orgs", "{\"slug\":\"northwind\",\"name\":\"Northwind Traders\"}"));
        done(grace.patch(
                "/api/v2/orgs/northwind",
                "{\"metadata\":{\"description\":\"Spices and tea, by sea.\",\"website\":\"https://example.com/north\","
                        + "\"location\":\"Rotterdam\"}}"));
        done(grace.post("/api/v2/orgs/northwind/members", "{\"username\":\"alan\",\"role\":\"admin\"}"));
        done(grace.post(
                "/api/v2/orgs/northwind/members", "{\"email\":\"invited.person@example.com\",\"role\":\"member\"}"));
        done(grace.post("/api/v2/orgs/northwind/bots", "{\"name\":\"pusher\"}"));
        done(grace.post("/api/v2/orgs/northwind/packages", "{\"package\":\"com.example.kv-store\"}"));
    }

    private static void describe(ObjectNode manifest) {
        ObjectNode metadata = (ObjectNode) manifest.get("metadata");
        metadata.put("name", "Key-Value Store")
                .put("description", "Any node of a context sets, gets and removes entries.\n\nThe last writer wins.")
                .put("icon", ICON)
                .put("license", "MIT")
                .putArray("tags")
                .add("storage")
                .add("demo");
        manifest.withObject("links")
                .put("github", "https://github.com/example/kv-store")
                .put("frontend", "https://example.com/kv-store");
        ObjectNode interfaces = manifest.putObject("interfaces");
        interfaces.putArray("exports").add("storage.kv.v1");
        interfaces.putArray("uses").add("clock.v1");
    }

    private static void describeAtLength(ObjectNode manifest) {
        ObjectNode metadata = (ObjectNode) manifest.get("metadata");
        metadata.put("name", "Something With a Rather Long Display Name That Needs Three Lines on Most Phones")
                .put("description", "Alpha beta gamma delta epsilon. ".repeat(40))
                .putArray("tags")
                .add("a-tag-as-long-as-tags-can-be-now");
    }

    private static void publish(Account account, TestBundle bundle) throws IOException, InterruptedException {
        done(account.publish(bundle));
    }

    private static void done(Account.Answer answer) throws IOException {
        if (answer.status() / 100 != 2) {
            throw new IOException("the stage cannot be set: " + answer.status() + " " + answer.json());
        }
    }

    @Override
    public void close() {
        requests.close();
        browser.close();
        server.close();
        FileTrees.delete(folder);
    }
}
