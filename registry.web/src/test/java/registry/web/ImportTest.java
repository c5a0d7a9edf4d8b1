package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.embedded.RedisServer;
import registry.api.ConfigScope;
import registry.api.Digest;
import registry.web.admin.AdminCommandLine;
import registry.web.admin.AdminProgram;
import registry.web.http.Json;

/** A legacy deployment as its users find it again. */
@HelidonTest
class ImportTest {
    private static final String IMPORT = "/api/admin/import/legacy-redis";
    private static final String CREATED = "2025-01-02T03:04:05.678Z";
    private static final String TOKEN = "dG9rZW4tb2YtYWRhLWZyb20tdGhlLW9sZC1yZWdpc3Q";
    private static final String COOKIE = "cmVmcmVzaC1jb29raWUtb2YtYWRhLW9mLWJlZm9yZSE";
    private static final TestBundle GOOD = TestBundle.of("com.example.app", "1.0.0");
    private static final TestBundle UNSIGNED = TestBundle.unsigned("com.example.app", "1.1.0");
    private static int port;
    private static RedisServer redis;

    @Inject
    private WebTarget target;

    private TestRegistry registry;

    @AddConfigSource
    static ConfigSource config() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        redis = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .build();
        redis.start();
        try (Jedis jedis = new Jedis("127.0.0.1", port)) {
            write(jedis);
        }
        return TestRegistry.config(Map.of("registry.import.legacy-redis.url", address()));
    }

    @AfterAll
    static void stop() throws IOException {
        redis.stop();
    }

    @BeforeEach
    void connect() {
        registry = TestRegistry.at(target);
    }

    @Test
    void everythingIsThereThroughTheApi() {
        JsonNode rehearsed = imported("?dryRun=true");
        assertThat(rehearsed.path("dryRun").asBoolean()).isTrue();
        assertThat(registry.get("/api/v2/bundles?fresh=1").json()).isEmpty();

        JsonNode report = imported("");

        assertThat(report.path("counts").path("versions").path("imported").asInt())
                .isEqualTo(1);
        assertThat(report.path("counts").path("versions").path("unverified").asInt())
                .isEqualTo(1);
        assertThat(report.path("doubts").findValuesAsText("code")).containsExactly("bundle_unverified");
        bundlesAreListedAndDownloaded();
        tokensAndCookiesCount();
        organizationsPublish();
        assertThat(imported("").path("counts").path("versions").path("present").asInt())
                .isEqualTo(2);
        assertThat(registry.signedIn("GET", "/api/admin/audit?action=import.run", "")
                        .json()
                        .path("entries"))
                .hasSize(2);
    }

    /** The report of an import, which tells how it goes on before. */
    private JsonNode imported(String query) {
        Reply reply = registry.signedIn("POST", IMPORT + query, "").expect(200);
        assertThat(reply.header("Content-Type")).hasValue("application/x-ndjson");
        List<JsonNode> lines = reply.text().lines().map(ImportTest::parse).toList();
        assertThat(lines.getFirst().path("progress").asText()).isEqualTo("reading accounts and organizations");
        assertThat(lines.getLast().path("done").path("complete").asBoolean()).isTrue();
        return lines.getLast().path("done");
    }

    private static JsonNode parse(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void bundlesAreListedAndDownloaded() {
        JsonNode all = registry.get("/api/v2/bundles?package=com.example.app&all_versions=true&fresh=1")
                .json();
        assertThat(all.findValuesAsText("appVersion")).containsExactly("1.1.0", "1.0.0");
        assertThat(all.get(0).path("legacy").asText()).isEqualTo("unverified");
        assertThat(all.get(0).path("verified").asBoolean()).isFalse();
        assertThat(all.get(1).has("legacy")).isFalse();
        assertThat(all.get(1).path("verified").asBoolean()).isTrue();
        assertThat(all.get(1).path("yanked").asBoolean()).isTrue();
        assertThat(all.get(1).path("downloads").asInt()).isEqualTo(42);
        assertThat(all.get(1).path("metadata").path("author").asText()).isEqualTo("ada");
        assertThat(all.toString()).doesNotContain("ada@example.com");
        Reply good = registry.get("/artifacts/com.example.app/1.0.0/com.example.app-1.0.0.mpk");
        assertThat(good.body()).isEqualTo(GOOD.bytes());
        assertThat(good.header("X-Registry-Legacy")).isEmpty();
        Reply marked = registry.head("/artifacts/com.example.app/1.1.0/com.example.app-1.1.0.mpk");
        assertThat(marked.header("X-Registry-Legacy")).hasValue("unverified");
        assertThat(registry.get("/api/v2/bundles/com.example.app/1.1.0/manifest")
                        .header("X-Registry-Legacy"))
                .hasValue("unverified");
        assertThat(registry.get("/api/v2/bundles/com.example.app/1.0.0/manifest")
                        .header("X-Registry-Legacy"))
                .isEmpty();
        assertThat(registry.get("/api/v2/bundles?verified=true").json().findValuesAsText("appVersion"))
                .doesNotContain("1.1.0");
    }

    private void tokensAndCookiesCount() {
        JsonNode me = registry.get("/api/auth/me", "Authorization", "Bearer " + TOKEN)
                .expect(200)
                .json();
        assertThat(me.path("user").path("username").asText()).isEqualTo("ada");
        assertThat(registry.get("/api/auth/tokens", "Authorization", "Bearer " + TOKEN)
                        .json()
                        .findValuesAsText("tokenId"))
                .containsExactly(TOKEN.substring(0, 8));
        Reply refreshed = registry.post(
                "/api/auth/refresh",
                "",
                "Cookie",
                "app_registry_session_refresh=" + COOKIE,
                "Sec-Fetch-Site",
                "same-origin");
        refreshed.expect(200);
        assertThat(refreshed.json().path("email").asText()).isEqualTo("ada@example.com");
    }

    private void organizationsPublish() {
        JsonNode members = registry.get("/api/v2/orgs/acme/members", "Authorization", "Bearer " + TOKEN)
                .json();
        assertThat(members.path("members").findValuesAsText("role")).containsExactlyInAnyOrder("owner", "member");
        assertThat(registry.get("/api/v2/orgs?package=com.example.app")
                        .json()
                        .path("id")
                        .asText())
                .isEqualTo("acme");
        Reply published = registry.pushFileAs(
                Optional.of(TOKEN), TestBundle.of("com.example.app", "2.0.0").bytes());
        assertThat(published.status()).as(published.text()).isEqualTo(201);
    }

    @Test
    void theRequestCannotSayWhereFrom() {
        Reply reply = registry.signedIn("POST", IMPORT + "?dryRun=1&from=redis://127.0.0.1:1", "");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).contains("dryRun");
    }

    @Test
    void theCommandImportsWithoutAServer() throws IOException {
        Path data = Files.createTempDirectory(Path.of("target"), "import-").resolve("data");

        assertThat(command(data, "import", "legacy-redis", "--dry-run"))
                .contains("Nothing was written", "accounts", "bundle_unverified");
        assertThat(parse(command(data, "import", "legacy-redis", "--trust-owners", "--json"))
                        .path("counts")
                        .path("tokens")
                        .path("imported")
                        .asInt())
                .isEqualTo(1);
        assertThat(command(data, "import", "legacy-redis")).contains("The import is complete.");
        assertThat(run(data, "import", "legacy-redis", "--progress").err())
                .contains("{\"progress\":{\"label\":\"Importing\"")
                .doesNotContain("importing packages ...");
        assertThat(command(data, "fsck")).contains("0 errors, 0 warnings");
    }

    /** What the command prints, when it tells people how it gets on. */
    private static String command(Path data, String... arguments) {
        Printed printed = run(data, arguments);
        assertThat(printed.err()).contains(arguments[0].equals("import") ? "importing packages ..." : "");
        return printed.out();
    }

    private record Printed(String out, String err) {}

    private static Printed run(Path data, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ConfigScope settings =
                ConfigScope.of("registry", Map.of("data", data.toString(), "import.legacy-redis.url", address()));
        AdminProgram program = new AdminProgram(
                settings,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(program.run(AdminCommandLine.parse(List.of(arguments)))).isZero();
        return new Printed(out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static String address() {
        return "redis://127.0.0.1:" + port;
    }

    private static void write(Jedis jedis) {
        person(jedis, "1001", "ada");
        person(jedis, "1002", "bob");
        bundle(jedis, GOOD, "1.0.0");
        bundle(jedis, UNSIGNED, "1.1.0");
        jedis.set("bundle-yanked:com.example.app/1.0.0", "1");
        jedis.set("downloads:com.example.app", "42");
        jedis.set("admin_verified:package:com.example.app", "1");
        jedis.set(
                "apitoken:" + TOKEN,
                Json.object()
                        .put("email", "ada@example.com")
                        .put("label", "laptop")
                        .put("createdAt", CREATED)
                        .toString());
        jedis.sadd("user_tokens:ada@example.com", TOKEN);
        jedis.set(
                "refresh:"
                        + Digest.ofContent(COOKIE.getBytes(StandardCharsets.US_ASCII))
                                .hex(),
                Json.object()
                        .put("email", "ada@example.com")
                        .put("userId", "1001")
                        .put("createdAt", CREATED)
                        .put("expiresAt", Instant.now().plus(Duration.ofDays(5)).toEpochMilli())
                        .toString());
        jedis.set(
                "org:acme",
                Json.object()
                        .put("id", "acme")
                        .put("slug", "acme")
                        .put("name", "Acme")
                        .put("created_at", CREATED)
                        .put("updated_at", CREATED)
                        .toString());
        jedis.sadd("org:acme:members", "ada@example.com", "bob@example.com");
        jedis.hset("org:acme:roles", "ada@example.com", "owner");
        jedis.set("pkg2org:com.example.app", "acme");
    }

    private static void person(Jedis jedis, String id, String username) {
        jedis.set(
                "user:" + id,
                Json.object()
                        .put("id", id)
                        .put("email", username + "@example.com")
                        .put("username", username)
                        .put("createdAt", CREATED)
                        .toString());
    }

    private static void bundle(Jedis jedis, TestBundle bundle, String version) {
        ObjectNode manifest = bundle.manifest().deepCopy();
        manifest.withObject("/metadata").put("author", "ada").put("_ownerEmail", "ada@example.com");
        jedis.sadd("bundles:all", "com.example.app");
        jedis.sadd("bundle-versions:com.example.app", version);
        ObjectNode stored = Json.object().put("created_at", CREATED);
        stored.set("json", manifest);
        jedis.set("bundle:com.example.app/" + version, stored.toString());
        jedis.set("binary:com.example.app/" + version, HexFormat.of().formatHex(bundle.bytes()));
    }
}
