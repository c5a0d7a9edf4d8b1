package registry.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;
import registry.signing.manifest.ManifestSigner;
import registry.signing.sample.SampleApp;

class RemoteCommandsTest {
    private static final String NAME = "com.example.kv";

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
    void asksForTheHealthOfTheRegistry() {
        Harness.Run run = cli().run("health");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .isEqualTo("Status: ok\nChecked: 2026-11-21T08:00:00Z\nRegistry: " + registry.url() + "\n");
        assertThat(cli().run("health", "--json").out()).isEqualTo("""
                {
                  "registry": "%s",
                  "status": "ok",
                  "timestamp": "2026-11-21T08:00:00Z"
                }
                """.formatted(registry.url()));
    }

    @Test
    void failsWhenTheRegistryDoesNotServe() {
        registry.answer("GET /api/healthz", FakeRegistry.Answer.json(200, "{\"status\":\"starting\"}"));
        Harness.Run run = cli().run("health");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("Status: starting\n");
        assertThat(run.err()).contains("does not serve");
    }

    @Test
    void endsWithTheNetworkCodeWhenNothingListens() {
        registry.close();
        Harness.Run run = cli().run("health");
        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("Error: ")
                .contains(registry.url())
                .contains("Try: ")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({"400, 1", "401, 4", "403, 4", "404, 3", "409, 5", "413, 1", "429, 1", "500, 1", "503, 6"})
    void endsWithTheCodeOfTheClassOfARefusal(int status, int exitCode) {
        registry.answer(
                "GET /api/healthz",
                FakeRegistry.Answer.json(status, "{\"error\":\"some_code\",\"message\":\"Some message\"}"));
        Harness.Run run = cli().run("health");
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.err()).contains("Some message").contains("some_code (HTTP status " + status);
    }

    @Test
    void remembersRegistryAndTokenAfterSetUp() throws IOException {
        Harness.Run run = new Harness(home)
                .run(
                        "setup",
                        "--url",
                        registry.url(),
                        "--code",
                        "code-1",
                        "--email",
                        "ada@example.com",
                        "--username",
                        "ada");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("ada <ada@example.com>").doesNotContain(FakeRegistry.TOKEN);
        assertThat(home.resolve(".calimero-registry/remote-config.json"))
                .content()
                .contains(registry.url())
                .contains(FakeRegistry.TOKEN);
        assertThat(new Harness(home).run("health").exitCode()).isZero();
    }

    @Test
    void showsTheTokenWhenItCannotBeStored() throws IOException {
        Files.createSymbolicLink(home.resolve(".calimero-registry"), home.resolve("gone"));
        Harness.Run run = cli().run("setup", "--code", "code-1", "--email", "ada@example.com", "--username", "ada");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains(FakeRegistry.TOKEN);
        assertThat(run.err()).contains("cannot be written");
    }

    @Test
    void storesNothingWhenTheSetUpCodeIsWrong() {
        Harness.Run run = cli().run("setup", "--code", "x", "--email", "ada@example.com", "--username", "ada");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("The set-up code is wrong");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void listsTheVersionsOfAPackage() {
        registry.list(NAME, "1.0.0", false);
        registry.list(NAME, "1.1.0", true);
        registry.list(NAME, "2.0.0-rc.1", false);
        assertThat(cli().run("versions", NAME).out()).isEqualTo("""
                VERSION     PUBLISHED  RUNTIME   STATE
                2.0.0-rc.1             >= 0.1.0  pre-release
                1.1.0                  >= 0.1.0  yanked
                1.0.0                  >= 0.1.0  release
                """);
        assertThat(cli().run("versions", NAME, "--json").out())
                .startsWith("{\n  \"package\": \"com.example.kv\",\n  \"versions\": [\n")
                .contains("\"version\": \"1.1.0\",\n      \"minRuntimeVersion\": \"0.1.0\",\n")
                .contains("\"yanked\": true");
    }

    @Test
    void saysWhichVersionsWereImportedUnverified() {
        registry.answer(
                "GET /api/v2/bundles?package=" + NAME + "&all_versions=true", FakeRegistry.Answer.json(200, """
                [{"package":"com.example.kv","appVersion":"1.0.0","minRuntimeVersion":"0.1.0","yanked":false,
                  "downloads":0,"legacy":"unverified"}]"""));
        assertThat(cli().run("versions", NAME).out())
                .contains("legacy: unverified")
                .doesNotContain("release");
        assertThat(cli().run("versions", NAME, "--json").out()).contains("\"legacy\": \"unverified\"");
    }

    @Test
    void saysThatThereIsNoSuchPackage() {
        for (String command : new String[] {"versions", "download"}) {
            Harness.Run run = cli().run(command, "com.example.none");
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err()).contains("no package com.example.none");
        }
    }

    @Test
    void refusesANameThatNoPackageCanHave() {
        Harness.Run run = cli().run("versions", "Not A Name");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("package must be");
    }

    @Test
    void showsTheManifestAsItWasSigned() {
        String manifest = "{\n  \"b\": 1,\n  \"a\": \"\u00e4\"\n}";
        registry.answer("GET /api/v2/bundles/" + NAME + "/1.0.0/manifest", FakeRegistry.Answer.json(200, manifest));
        assertThat(cli().run("bundle", "get", NAME, "1.0.0").out()).isEqualTo(manifest + "\n");
        assertThat(cli().run("bundle", "get", NAME, "1.0.1").exitCode()).isEqualTo(3);
    }

    @Test
    void publishesExactlyTheBytesOfTheFile() throws IOException {
        byte[] bundle = bundle("1.0.0");
        Files.write(home.resolve("kv.mpk"), bundle);
        registry.answerPushes(FakeRegistry.Answer.json(201, """
                {"message":"Bundle published successfully","package":"com.example.kv","version":"1.0.0",
                 "applicationId":"App1","warnings":[{"code":"signer_changed","message":"Another key than before"}]}"""));
        Harness.Run run = signedIn().run("bundle", "push", "kv.mpk", "--remote");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("ok  Signature valid")
                .contains("Published: com.example.kv 1.0.0 at " + registry.url())
                .contains("App1")
                .contains("Warning: Another key than before (signer_changed)");
        assertThat(registry.lastUpload()).isEqualTo(bundle);
    }

    @Test
    void publishesADirectoryAsItWouldBePacked() throws IOException {
        cli().run("key", "generate", "-o", "k.json");
        cli().run("bundle", "sample", NAME, "1.0.0", "-o", "kv");
        cli().run("sign", "kv", "--key", "k.json");
        cli().run("bundle", "pack", "kv", "-o", "kv.mpk");
        registry.answerPushes(FakeRegistry.Answer.json(
                201, "{\"package\":\"com.example.kv\",\"version\":\"1.0.0\",\"alreadyPublished\":true}"));
        Harness.Run run = cli().run("bundle", "push", "kv", "--remote", "--api-key", FakeRegistry.TOKEN);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Already published: com.example.kv 1.0.0");
        assertThat(registry.lastUpload()).isEqualTo(Files.readAllBytes(home.resolve("kv.mpk")));
    }

    @Test
    void sendsNothingThatFailsHere() throws IOException {
        byte[] bundle = bundle("1.0.0");
        bundle[bundle.length / 2] ^= 1;
        Files.write(home.resolve("kv.mpk"), bundle);
        Harness.Run run = signedIn().run("bundle", "push", "kv.mpk", "--remote");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("FAILED");
        assertThat(run.err()).contains("does not pass");
        assertThat(registry.lastUpload()).isEmpty();
    }

    @Test
    void showsTheChecksEvenWhenTheRegistryRefuses() throws IOException {
        Files.write(home.resolve("kv.mpk"), bundle("1.0.0"));
        registry.answerPushes(
                FakeRegistry.Answer.json(409, "{\"error\":\"version_exists\",\"message\":\"1.0.0 exists\"}"));
        Harness.Run run = signedIn().run("bundle", "push", "kv.mpk", "--remote");
        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.out()).contains("ok  Signature valid").doesNotContain("Published");
        assertThat(run.err()).contains("1.0.0 exists").contains("version_exists");
    }

    @Test
    void tellsWhatWouldComeOfPublishing() throws IOException {
        byte[] bundle = bundle("1.0.0");
        Files.write(home.resolve("kv.mpk"), bundle);
        registry.answerPushes(FakeRegistry.Answer.json(200, """
                {"publishable":true,"package":"com.example.kv","version":"1.0.0","applicationId":"App1",
                 "previousVersion":"0.9.0","alreadyPublished":false,"checks":[],
                 "warnings":[{"code":"signer_changed","message":"Another key than before"}]}"""));
        Harness.Run run = signedIn().run("bundle", "push", "kv.mpk", "--remote", "--dry-run");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("ok  Signature valid")
                .contains("Can be published: com.example.kv 1.0.0 at " + registry.url() + ", after 0.9.0")
                .contains("Warning: Another key than before (signer_changed)")
                .doesNotContain("Published:");
        assertThat(registry.lastUpload()).isEqualTo(bundle);
        Harness.Run json = signedIn().run("bundle", "push", "kv.mpk", "--remote", "--dry-run", "--json");
        assertThat(json.out())
                .contains("\"published\": false", "\"publishable\": true", "\"previousVersion\": \"0.9.0\"");
    }

    @Test
    void tellsWhyItCouldNotBePublished() throws IOException {
        Files.write(home.resolve("kv.mpk"), bundle("1.0.0"));
        registry.answerPushes(
                FakeRegistry.Answer.json(
                        200,
                        "{\"publishable\":false,\"status\":409,\"error\":\"version_exists\",\"message\":\"1.0.0 exists\",\"checks\":[]}"));
        Harness.Run run = signedIn().run("bundle", "push", "kv.mpk", "--remote", "--dry-run");
        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err())
                .contains("The registry would refuse: 1.0.0 exists")
                .contains("version_exists");
    }

    @Test
    void tellsWhereATokenComesFromWhenThereIsNone() throws IOException {
        Files.write(home.resolve("kv.mpk"), bundle("1.0.0"));
        Harness.Run run = cli().run("bundle", "push", "kv.mpk", "--remote");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("--api-key").contains("CALIMERO_API_KEY").contains("setup");
    }

    @Test
    void wantsToBeToldWhereToPublish() {
        Harness.Run run = signedIn().run("bundle", "push", "kv.mpk");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("calimero-registry bundle push kv.mpk --remote, or --local");
    }

    @Test
    void fetchesTheHighestHealthyReleaseByDefault() throws IOException {
        byte[] bundle = bundle("1.10.0");
        registry.list(NAME, "1.9.0", false);
        registry.list(NAME, "1.10.0", false);
        registry.list(NAME, "1.11.0", true);
        registry.list(NAME, "2.0.0-rc.1", false);
        registry.serve(NAME, "1.10.0", bundle);
        Harness.Run run = cli().run("download", NAME);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("1.10.0");
        assertThat(home.resolve("com.example.kv-1.10.0.mpk")).hasBinaryContent(bundle);
    }

    @Test
    void wantsAVersionWhenNoReleaseIsHealthy() {
        registry.list(NAME, "1.0.0", true);
        registry.list(NAME, "2.0.0-rc.1", false);
        Harness.Run run = cli().run("download", NAME);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("no release that is not yanked");
    }

    @Test
    void fetchesIntoTheNamedFileOrDirectory() throws IOException {
        byte[] bundle = bundle("1.0.0");
        registry.serve(NAME, "1.0.0", bundle);
        Files.createDirectory(home.resolve("dir"));
        assertThat(cli().run("download", NAME, "1.0.0", "-o", "a b.mpk").exitCode())
                .isZero();
        assertThat(cli().run("download", NAME, "1.0.0", "--output", "dir").exitCode())
                .isZero();
        assertThat(home.resolve("a b.mpk")).hasBinaryContent(bundle);
        assertThat(home.resolve("dir/com.example.kv-1.0.0.mpk")).hasBinaryContent(bundle);
    }

    @Test
    void keepsNoFileThatIsDamagedOnTheWay() throws IOException {
        byte[] bundle = bundle("1.0.0");
        registry.answer(
                "GET /artifacts/com.example.kv/1.0.0/com.example.kv-1.0.0.mpk",
                FakeRegistry.Answer.bytes(200, bundle, Map.of("ETag", "\"" + "0".repeat(64) + "\"")));
        Harness.Run run = cli().run("download", NAME, "1.0.0");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("damaged");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void keepsNoFileThatIsNoBundle() {
        registry.serve(NAME, "1.0.0", "no bundle".getBytes(StandardCharsets.UTF_8));
        Harness.Run run = cli().run("download", NAME, "1.0.0");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("invalid_bundle");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void keepsNoFileOfAnotherVersionThanAsked() throws IOException {
        registry.serve(NAME, "1.0.0", bundle("0.9.0"));
        Harness.Run run = cli().run("download", NAME, "1.0.0");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("instead of com.example.kv 1.0.0");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void showsControlCharactersOfTheRegistryAndDoesNotObeyThem() {
        registry.answer(
                "GET /api/healthz",
                FakeRegistry.Answer.json(400, "{\"error\":\"x\",\"message\":\"\\u001b[2Jgone\\u202e\"}"));
        assertThat(cli().run("health").err()).contains("\\u001b[2Jgone\\u202e").doesNotContain("\u001b");
    }

    private static byte[] bundle(String version) throws IOException {
        SampleApp app = SampleApp.of(PackageName.parse(NAME), BundleVersion.parse(version), "KV");
        SigningKey key = SigningKey.fromSeed(SignatureSchemes.load().require("ed25519"), new byte[32]);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        app.pack(ManifestSigner.signToBytes(app.manifest(), key), out);
        return out.toByteArray();
    }

    private Harness cli() {
        return new Harness(home).with("CALIMERO_REGISTRY_URL", registry.url());
    }

    private Harness signedIn() {
        return cli().with("CALIMERO_API_KEY", FakeRegistry.TOKEN);
    }
}
