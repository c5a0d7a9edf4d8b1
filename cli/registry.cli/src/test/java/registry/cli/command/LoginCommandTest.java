package registry.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.Digest;

class LoginCommandTest {
    private static final String NEW_TOKEN = "crt_abcdefghijklmnop";

    /** Follows redirects, as a browser does. */
    private static final String BROWSER = """
            import java.net.URI;
            import java.net.http.*;

            class Browser {
                public static void main(String[] arguments) throws Exception {
                    HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build()
                            .send(HttpRequest.newBuilder(URI.create(arguments[0])).build(),
                                    HttpResponse.BodyHandlers.discarding());
                }
            }
            """;

    @TempDir
    Path home;

    private FakeRegistry registry;

    @BeforeEach
    void start() throws IOException {
        registry = new FakeRegistry();
        answer("GET /api/auth/logins", 200, """
                {"logins": [{"id": "dev", "label": "Try it", "url": "/api/auth/login/dev"}]}""");
        answer("GET /api/auth/me", 200, """
                {"user": {"id": "a1", "email": "ada@example.com", "name": "Ada", "picture": null,
                 "username": "ada", "verified": false, "isAdmin": false, "isBot": false}}""");
        answer("POST /api/auth/program", 201, """
                {"token": "%s", "tokenId": "0123456789abcdef", "label": "laptop",
                 "createdAt": "2026-11-21T12:00:00Z", "scopes": ["publish", "read"], "packages": [],
                 "expiresAt": null}""".formatted(NEW_TOKEN));
        registry.answerBrowsers(query -> callback(query, "code=the-code"));
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void signsInWithTheBrowserAndStoresTheToken() throws IOException {
        Harness.Run run = cli().run("login", "--url", registry.url(), "--label", "laptop", "--scope", "publish,read");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .isEqualTo("You are signed in to " + registry.url() + " as ada.\nAPI token  crt_...mnop, stored in "
                        + configuration() + "\n");
        assertThat(configuration()).content().contains(NEW_TOKEN).contains(registry.url());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(configuration())))
                .isEqualTo("rw-------");
        assertThat(new Harness(home).run("whoami").exitCode()).isZero();
    }

    @Test
    void provesThatItIsTheProgramThatAsked() {
        Harness.Run run = cli().run("login", "--url", registry.url(), "--scope", "publish,read");
        String page = request("GET /connect?");
        Matcher exchange = Pattern.compile("\\{\"code\":\"the-code\",\"verifier\":\"([A-Za-z0-9_-]{43})\"}")
                .matcher(request("POST /api/auth/program"));
        assertThat(exchange.find()).isTrue();
        byte[] hash = HexFormat.of().parseHex(hash(exchange.group(1)));
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        assertThat(page).contains("&challenge=" + challenge + "&scopes=publish%2Cread&label=calimero-registry+on+");
        String digits = hash(challenge).substring(0, 8).toUpperCase(Locale.ROOT);
        assertThat(run.err()).contains("shows the code " + digits.substring(0, 4) + "-" + digits.substring(4));
    }

    @Test
    void tellsProgramsTheSame() {
        Harness.Run run = cli().run("login", "--url", registry.url(), "--json");
        assertThat(run.out()).isEqualTo("""
                {
                  "registry": "%s",
                  "username": "ada",
                  "email": "ada@example.com",
                  "tokenId": "0123456789abcdef",
                  "scopes": [
                    "publish",
                    "read"
                  ],
                  "configFile": "%s"
                }
                """.formatted(registry.url(), configuration()));
    }

    @Test
    void revokesTheTokenOfTheLastLogin() {
        storeOlderToken("calimero-registry on laptop");
        Harness.Run run = cli().run("login", "--url", registry.url());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("The token of your last sign-in is revoked.");
        assertThat(registry.requests()).contains("DELETE /api/auth/token/older");
        assertThat(configuration()).content().contains(NEW_TOKEN);
    }

    @Test
    void saysThatATokenOfAnotherSortStillCounts() {
        storeOlderToken("CI");
        Harness.Run run = cli().run("login", "--url", registry.url());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("'CI' (id older").contains("still counts");
        assertThat(registry.requests()).noneMatch(request -> request.startsWith("DELETE"));
        assertThat(configuration()).content().contains(NEW_TOKEN);
    }

    @Test
    void isNotKeptFromSigningInByARegistryThatHasGone() {
        new Harness(home).run("config", "set", "url", "http://127.0.0.1:1");
        new Harness(home).run("config", "set", "api-key", FakeRegistry.TOKEN);
        Harness.Run run = cli().run("login", "--url", registry.url());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("the token for http://127.0.0.1:1 was not revoked and still counts");
        assertThat(configuration()).content().contains(NEW_TOKEN);
    }

    @Test
    void keepsATokenOfTheLocalRegistryWhereItIsLookedFor() {
        new Harness(home).run("config", "set", "api-key", FakeRegistry.TOKEN);
        listenAsLocalRegistry();
        Harness.Run run = cli().run("login", "--local");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(home.resolve(".calimero-registry/local/token")).hasContent(NEW_TOKEN);
        assertThat(configuration()).content().contains(FakeRegistry.TOKEN).doesNotContain(NEW_TOKEN);

        answer("GET /api/auth/tokens", 401, "{\"error\":\"unauthorized\",\"message\":\"Not signed in\"}");
        assertThat(new Harness(home).run("logout", "--local").out()).contains("revoked and forgotten");
        assertThat(home.resolve(".calimero-registry/local/token")).doesNotExist();
        assertThat(configuration()).content().contains(FakeRegistry.TOKEN);
    }

    @Test
    void storesNothingWhenThePersonDeclines() {
        registry.answerBrowsers(query -> callback(query, "error=declined"));
        Harness.Run run = cli().run("login", "--url", registry.url());
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("was not allowed");
        assertThat(configuration()).doesNotExist();
    }

    @Test
    void storesNothingWhenTheCodeDoesNotCount() {
        answer("POST /api/auth/program", 400, "{\"error\":\"invalid_login_code\",\"message\":\"Begin again\"}");
        Harness.Run run = cli().run("login", "--url", registry.url());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("Begin again");
        assertThat(configuration()).doesNotExist();
    }

    @Test
    void givesUpWhenNobodyComes() {
        Harness.Run run = new Harness(home).run("login", "--url", registry.url(), "--no-browser", "--wait", "1");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("Open this address in a browser on this machine:")
                .contains("  " + registry.url() + "/connect?port=")
                .contains("Nobody signed in within 1 s");
        assertThat(configuration()).doesNotExist();
    }

    @Test
    void saysWhatToDoWhereNobodyCanSignInWithABrowser() {
        answer("GET /api/auth/logins", 200, "{\"logins\": []}");
        Harness.Run run = cli().run("login", "--url", registry.url());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("no identity provider").contains("config set api-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "100000"})
    void refusesATimeThatIsNone(String wait) {
        assertThat(cli().run("login", "--url", registry.url(), "--wait=" + wait).exitCode())
                .isEqualTo(2);
        assertThat(registry.requests()).isEmpty();
    }

    private void storeOlderToken(String label) {
        new Harness(home).run("config", "set", "url", registry.url());
        new Harness(home).run("config", "set", "api-key", FakeRegistry.TOKEN);
        answer("GET /api/auth/tokens", 200, """
                {"tokens": [{"tokenId": "older", "label": "%s", "token": "crt_0123…",
                 "createdAt": "2026-11-20T12:00:00Z", "scopes": ["publish"], "packages": [], "expiresAt": null,
                 "lastUsedAt": null}]}""".formatted(label));
        answer("DELETE /api/auth/token/older", 204, "");
    }

    private void listenAsLocalRegistry() {
        try {
            Path settings = home.resolve(".calimero-registry/config.json");
            Files.createDirectories(settings.getParent());
            Files.writeString(
                    settings,
                    "{\"server\": {\"port\": " + URI.create(registry.url()).getPort() + "}}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String callback(String query, String answer) {
        Matcher fields = Pattern.compile("port=(\\d+)&state=([^&]+)").matcher(query);
        assertThat(fields.find()).isTrue();
        return "http://127.0.0.1:" + fields.group(1) + "/callback?" + answer + "&state=" + fields.group(2);
    }

    private static String hash(String text) {
        return Digest.ofContent(text.getBytes(StandardCharsets.US_ASCII)).hex();
    }

    private String request(String beginning) {
        return registry.requests().stream()
                .filter(request -> request.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    private Path configuration() {
        return home.resolve(".calimero-registry/remote-config.json");
    }

    private void answer(String request, int status, String body) {
        registry.answer(request, FakeRegistry.Answer.json(status, body));
    }

    private Harness cli() {
        try {
            Path source = Files.writeString(home.resolve("Browser.java"), BROWSER);
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            return new Harness(home).with("BROWSER", java + " " + source);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
