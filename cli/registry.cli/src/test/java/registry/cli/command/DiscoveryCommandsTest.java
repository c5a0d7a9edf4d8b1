package registry.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import registry.api.Digest;

class DiscoveryCommandsTest {
    private static final String NAME = "com.example.kv";
    private static final String KV = """
            {"package":"com.example.kv","appVersion":"1.2.0","minRuntimeVersion":"0.7.0","signerId":"did:key:z6Mk1",
             "applicationId":"App1","downloads":7,"verified":true,"yanked":false,"publishedAt":"2026-11-20T10:11:12.5Z",
             "editedAt":"2026-11-21T10:11:12Z",
             "metadata":{"name":"Key value","description":"Keeps\\nvalues","author":"ada","license":"MIT","tags":["db","kv"]},
             "links":{"frontend":"https://a.example","github":"https://b.example","docs":"https://c.example"},
             "interfaces":{"exports":["kv"],"uses":["clock","log"]},
             "services":[{"name":"one","wasm":{"path":"services/one.wasm","hash":"aa","size":1500},
                          "abi":{"path":"services/one-abi.json","hash":"bb","size":20}},
                         {"name":"two","wasm":{"path":"services/two.wasm","hash":"cc","size":7}}]}""";
    private static final String OLD = """
            {"package":"com.example.kv","appVersion":"1.0.0","minRuntimeVersion":"0.1.0","signerId":"did:key:z6Mk2",
             "downloads":7,"yanked":true,"yankReason":"loses data","legacy":"unverified","metadata":{}}""";
    private static final String CHAT = """
            {"package":"com.example.chat","appVersion":"0.1.0","minRuntimeVersion":"0.1.0","downloads":0,
             "metadata":{"name":"Chat","description":"%s"}}""".formatted("long ".repeat(30));

    @TempDir
    Path home;

    private FakeRegistry registry;

    @BeforeEach
    void start() throws IOException {
        registry = new FakeRegistry();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void findsPackages() throws IOException {
        answer("GET /api/v2/bundles?q=e&sort=name&limit=51", "[" + CHAT + "," + KV + "]");
        Harness.Run run = cli().run("search", "e");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                PACKAGE           VERSION  DOWNLOADS  STATE     ABOUT
                com.example.chat  0.1.0    0                    %s…
                com.example.kv    1.2.0    7          verified  Key value: Keeps values
                """.formatted(("Chat: " + "long ".repeat(30)).substring(0, 59)));
        JsonNode json = json(cli().run("search", "e", "--json"));
        assertThat(json.path("more").asBoolean()).isFalse();
        assertThat(json.path("packages").findValuesAsText("package")).containsExactly("com.example.chat", NAME);
        assertThat(json.path("packages").path(1)).isEqualTo(new ObjectMapper().readTree("""
                {"package": "com.example.kv", "version": "1.2.0", "name": "Key value", "description": "Keeps\\nvalues",
                 "author": "ada", "tags": ["db", "kv"], "downloads": 7, "verified": true, "yanked": false,
                 "signerId": "did:key:z6Mk1", "applicationId": "App1", "publishedAt": "2026-11-20T10:11:12.500Z"}"""));
    }

    @Test
    void handsEveryFilterOn() {
        cli().run(
                        "search",
                        "a b",
                        "--tag",
                        "db",
                        "--author",
                        "ada",
                        "--verified",
                        "--sort",
                        "downloads",
                        "--limit",
                        "9",
                        "--fresh");
        assertThat(registry.requests()).hasSize(1).first().satisfies(request -> {
            String query = request.substring(request.indexOf('?') + 1);
            assertThat(query.split("&", -1))
                    .containsExactlyInAnyOrder(
                            "q=a%20b",
                            "tag=db", "author=ada", "verified=true", "sort=downloads", "limit=10", "fresh=1");
        });
    }

    @Test
    void findsPackagesOfAnOrganization() {
        answer("GET /api/v2/bundles?org=my-org&sort=name&limit=51", "[" + CHAT + "]");
        Harness.Run run = cli().run("search", "--org", "my-org");
        assertThat(run.out()).contains("com.example.chat").doesNotContain(NAME);
        assertThat(cli().run("search", "--org", "none").exitCode()).isEqualTo(3);
    }

    @Test
    void saysThatThereIsMoreOrNothing() {
        answer("GET /api/v2/bundles?sort=name&limit=2", "[" + CHAT + "," + KV + "]");
        Harness.Run run = cli().run("search", "--limit", "1");
        assertThat(run.out())
                .contains("com.example.chat")
                .contains("There is more")
                .doesNotContain(NAME);
        answer("GET /api/v2/bundles?q=none&sort=name&limit=51", "[]");
        Harness.Run none = cli().run("search", "none");
        assertThat(none.exitCode()).isZero();
        assertThat(none.out()).isEqualTo("Nothing found at " + registry.url() + ".\n");
    }

    @ParameterizedTest
    @CsvSource({"--limit, 0", "--limit, x", "--limit, 1000000", "--sort, size"})
    void refusesAnOptionThatMakesNoSense(String option, String value) {
        Harness.Run run = cli().run("search", option, value);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(option).contains("'" + value + "'");
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void showsAllThatIsKnownAboutAPackage() throws IOException {
        publish(KV, OLD);
        answer("GET /api/v2/orgs?package=" + NAME, """
                {"id":"my-org","name":"My Org","slug":"my-org","created_at":"2026-11-21T12:00:00Z",
                 "updated_at":"2026-11-21T12:00:00Z","verified":false,"memberCount":1,"packageCount":1}""");
        Harness.Run run = cli().run("info", NAME);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                com.example.kv 1.2.0
                verified

                Keeps
                values

                Name            Key value
                Author          ada
                Organization    My Org (my-org)
                License         MIT
                Tags            db, kv
                Published       2026-11-20 10:11 UTC
                Edited          2026-11-21 10:11 UTC
                Runtime         >= 0.7.0
                Downloads       7
                Size            1.5 kB unpacked
                Signer id       did:key:z6Mk1
                Application id  App1
                Exports         kv
                Uses            clock, log
                Services        one, two
                Frontend        https://a.example
                Sources         https://b.example
                Documentation   https://c.example
                Bundle          %s/artifacts/com.example.kv/1.2.0/com.example.kv-1.2.0.mpk

                FILE                   SIZE    SHA-256
                services/one.wasm      1.5 kB  aa
                services/one-abi.json  20 B    bb
                services/two.wasm      7 B     cc

                VERSION  PUBLISHED   STATE
                1.2.0    2026-11-20  verified
                1.0.0                yanked: loses data, legacy: unverified
                """.formatted(registry.url()));
        JsonNode json = json(cli().run("info", NAME, "--json"));
        assertThat(json.path("organization").path("id").asText()).isEqualTo("my-org");
        assertThat(json.path("size").asInt()).isEqualTo(1527);
        assertThat(json.path("files").path(1)).isEqualTo(new ObjectMapper().readTree("""
                {"kind": "abi", "path": "services/one-abi.json", "size": 20, "sha256": "bb", "service": "one"}"""));
        assertThat(json.path("services").toString()).isEqualTo("[\"one\",\"two\"]");
        assertThat(json.path("versions").toString()).isEqualTo("[\"1.2.0\",\"1.0.0\"]");
    }

    @Test
    void showsOneVersionWithItsMarks() throws IOException {
        publish(KV, OLD);
        answer("GET /api/v2/orgs?package=" + NAME, "null");
        Harness.Run run = cli().run("info", NAME + "@1.0.0");
        assertThat(run.out()).startsWith("com.example.kv 1.0.0\nyanked: loses data\nlegacy: unverified\n");
        assertThat(cli().run("info", NAME, "1.0.0")).isEqualTo(run);
        JsonNode json = json(cli().run("info", NAME + "@1.0.0", "--json"));
        assertThat(json.path("legacy").asText()).isEqualTo("unverified");
        assertThat(json.path("yankReason").asText()).isEqualTo("loses data");
        Harness.Run none = cli().run("info", NAME + "@3.0.0");
        assertThat(none.exitCode()).isEqualTo(3);
        assertThat(none.err()).contains("has no version 3.0.0").contains("versions " + NAME);
    }

    @Test
    void showsTheNewestVersionWhenNoneIsHealthy() {
        publish(OLD);
        answer("GET /api/v2/orgs?package=" + NAME, "null");
        assertThat(cli().run("info", NAME).out()).startsWith("com.example.kv 1.0.0\n");
    }

    @Test
    void warnsAboutVersionsOfSeveralKeys() throws IOException {
        publish(KV, OLD);
        Harness.Run run = cli().run("versions", NAME);
        assertThat(run.out()).isEqualTo("""
                VERSION  PUBLISHED   RUNTIME   STATE
                1.2.0    2026-11-20  >= 0.7.0  verified
                1.0.0                >= 0.1.0  yanked: loses data, legacy: unverified

                Warning: not all versions are signed by one key; on a node each key is another application
                """);
        JsonNode versions = json(cli().run("versions", NAME, "--json")).path("versions");
        assertThat(versions.findValuesAsText("signerId")).containsExactly("did:key:z6Mk1", "did:key:z6Mk2");
        assertThat(versions.path(1).path("legacy").asText()).isEqualTo("unverified");
    }

    @Test
    void refusesAVersionThatIsGivenTwice() {
        Harness.Run run = cli().run("info", NAME + "@1.0.0", "1.0.0");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("given twice");
    }

    @Test
    void goesOnWhereADownloadWasInterrupted() throws IOException {
        byte[] bundle = TestBundles.bundle(NAME, "1.0.0");
        int half = bundle.length / 2;
        Files.write(home.resolve(".com.example.kv-1.0.0.mpk.part"), Arrays.copyOf(bundle, half));
        registry.answer(
                "GET " + artifact("1.0.0"),
                FakeRegistry.Answer.bytes(
                        206,
                        Arrays.copyOfRange(bundle, half, bundle.length),
                        Map.of(
                                "ETag",
                                "\"" + Digest.ofContent(bundle).hex() + "\"",
                                "Content-Range",
                                "bytes " + half + "-" + (bundle.length - 1) + "/" + bundle.length)));
        Harness.Run run = cli().run("download", NAME + "@1.0.0");
        assertThat(run.err()).isEmpty();
        assertThat(home.resolve("com.example.kv-1.0.0.mpk")).hasBinaryContent(bundle);
        assertThat(home.resolve(".com.example.kv-1.0.0.mpk.part")).doesNotExist();
    }

    @Test
    void showsProgressToAPersonOnly() throws IOException {
        registry.serve(NAME, "1.0.0", new byte[4_000_000]);
        String[] download = {"download", NAME, "1.0.0"};
        assertThat(cli().onTerminal().run(download).err())
                .contains("Downloading [", "] 100%  4.0 MB of 4.0 MB", "left\r\u001b[K\u001b[31mError:");
        assertThat(cli().run(download).err()).doesNotContain("Downloading");
        assertThat(cli().onTerminal().run("download", NAME, "1.0.0", "--json").err())
                .doesNotContain("Downloading");
        assertThat(cli().onTerminal().with("TERM", "dumb").run(download).err()).doesNotContain("\u001b");
    }

    @Test
    void asksWhichVersionIsMeantAndNotForAFile() {
        Harness.Run run = cli().run("verify", NAME);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Try: verify " + NAME + "@VERSION");
        assertThat(cli().run("verify", NAME + ".mpk").exitCode()).isEqualTo(3);
    }

    @Test
    void verifiesAPublishedVersion() throws IOException {
        registry.serve(NAME, "1.0.0", TestBundles.bundle(NAME, "1.0.0"));
        Harness.Run run = cli().run("verify", NAME + "@1.0.0");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("ok  Signature valid").contains("Application id");
        assertThat(home).isEmptyDirectory();
        registry.serve(NAME, "1.0.1", "no bundle".getBytes(StandardCharsets.UTF_8));
        Harness.Run broken = cli().run("verify", NAME + "@1.0.1");
        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.err()).contains(NAME + "@1.0.1 at " + registry.url() + " does not pass");
        assertThat(cli().run("verify", NAME + "@9.9.9").exitCode()).isEqualTo(3);
        assertThat(cli().run("verify", "missing.mpk").exitCode()).isEqualTo(3);
    }

    @Test
    void showsWhatASignatureIsMadeOf() throws IOException {
        Files.write(home.resolve("manifest.json"), TestBundles.manifest(NAME, "1.0.0"));
        Harness.Run run = cli().run("verify", "manifest.json", "--details");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsPattern("Canonical length +\\d+ bytes\n")
                .containsPattern("Payload hash +[0-9a-f]{64}\n")
                .contains("base64url without padding, 32 bytes")
                .contains("base64url without padding, 64 bytes");
        JsonNode signature = json(cli().run("verify", "manifest.json", "--details", "--json"))
                .path("signature");
        assertThat(signature.path("signerId").asText()).startsWith("did:key:z6Mk");
        assertThat(cli().run("verify", "manifest.json", "--json").out()).doesNotContain("payloadHash");

        String padded =
                Files.readString(home.resolve("manifest.json")).replaceFirst("(\"publicKey\" ?: ?\"[^\"]+)", "$1=");
        Files.writeString(home.resolve("manifest.json"), padded);
        Harness.Run broken = cli().run("verify", "manifest.json", "--details");
        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.out()).contains("not 32 bytes in base64url without padding (44 characters)");
    }

    @Test
    void showsTheDetailsOfAnUnsignedBundle() {
        cli().run("bundle", "sample", NAME, "1.0.0", "-o", "kv");
        Harness.Run run = cli().run("verify", "kv", "--details");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).containsPattern("Algorithm +\\(none\\)").contains("Payload hash");
    }

    private void publish(String... entries) {
        answer("GET /api/v2/bundles?package=" + NAME + "&all_versions=true", Arrays.toString(entries));
    }

    private void answer(String request, String body) {
        registry.answer(request, FakeRegistry.Answer.json(200, body));
    }

    private static String artifact(String version) {
        return "/artifacts/" + NAME + "/" + version + "/" + NAME + "-" + version + ".mpk";
    }

    private Harness cli() {
        return new Harness(home).with("CALIMERO_REGISTRY_URL", registry.url());
    }

    private static JsonNode json(Harness.Run run) throws IOException {
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }
}
