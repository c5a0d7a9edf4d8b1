package registry.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.BundleVersion;
import registry.api.Digest;
import registry.api.PackageName;
import registry.signing.sample.SampleApp;

class BundleCommandsTest {
    private static final SampleApp APP =
            SampleApp.of(PackageName.parse("com.example.kv"), BundleVersion.parse("1.0.0"), "KV");

    @TempDir
    Path home;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.write(home.resolve("kv.wasm"), APP.wasm());
        Files.write(home.resolve("kv-abi.json"), APP.abi());
    }

    @Test
    void createsADirectoryWithTrueHashesAndSizes() throws IOException {
        Harness.Run run = cli().run("bundle", "create", "kv.wasm", "com.example.kv", "1.0.0", "--abi", "kv-abi.json");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        Path directory = home.resolve("com.example.kv/1.0.0");
        assertThat(directory.resolve("app.wasm")).hasBinaryContent(APP.wasm());
        assertThat(directory.resolve("abi.json")).hasBinaryContent(APP.abi());
        assertThat(json(directory.resolve("manifest.json"))).isEqualTo(json("""
                {"version": "1.0", "package": "com.example.kv", "appVersion": "1.0.0", "minRuntimeVersion": "0.1.0",
                 "metadata": {"name": "com.example.kv", "description": ""},
                 "wasm": {"path": "app.wasm", "hash": "%s", "size": %d},
                 "abi": {"path": "abi.json", "hash": "%s", "size": %d}}""".formatted(
                        Digest.ofContent(APP.wasm()).hex(),
                        APP.wasm().length,
                        Digest.ofContent(APP.abi()).hex(),
                        APP.abi().length)));
    }

    @Test
    void takesEverySettingFromTheCommandLine() throws IOException {
        Harness.Run run = cli().run(
                        "bundle",
                        "create",
                        "kv.wasm",
                        "com.example.kv",
                        "2.0.0-rc.1",
                        "-o",
                        "out dir",
                        "--name",
                        "Key & value",
                        "--description",
                        "a, b = c; $d",
                        "--author",
                        "Ada",
                        "--frontend",
                        "https://a.example",
                        "--github",
                        "https://b.example",
                        "--docs",
                        "https://c.example",
                        "--export",
                        "kv,v1",
                        "--export",
                        "log",
                        "--use",
                        "clock",
                        "--min-runtime-version",
                        "0.11.0-rc.25",
                        "--service",
                        " worker = kv.wasm , abi=kv-abi.json",
                        "--service",
                        "other=kv.wasm");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("calimero-registry sign 'out dir' --key FILE");
        JsonNode manifest = json(home.resolve("out dir/manifest.json"));
        assertThat(manifest.path("metadata")).isEqualTo(json("""
                {"name": "Key & value", "description": "a, b = c; $d", "author": "Ada"}"""));
        assertThat(manifest.path("links")).isEqualTo(json("""
                {"frontend": "https://a.example", "github": "https://b.example", "docs": "https://c.example"}"""));
        assertThat(manifest.path("interfaces")).isEqualTo(json("""
                {"exports": ["kv,v1", "log"], "uses": ["clock"]}"""));
        assertThat(manifest.path("minRuntimeVersion").asText()).isEqualTo("0.11.0-rc.25");
        assertThat(manifest.findValuesAsText("path"))
                .containsExactly("app.wasm", "services/worker.wasm", "services/worker.abi.json", "services/other.wasm");
        assertThat(home.resolve("out dir/services/worker.abi.json")).hasBinaryContent(APP.abi());
    }

    @Test
    void takesSettingsFromAFileAndLetsTheCommandLineWin() throws IOException {
        Path config = Files.createDirectory(home.resolve("conf"));
        Files.write(config.resolve("abi.json"), APP.abi());
        Files.write(config.resolve("s.wasm"), APP.wasm());
        Files.writeString(config.resolve("bundle.json"), """
                {"package": "com.example.file", "version": "3.0.0", "output": "out", "name": "File", "author": "File",
                 "exports": ["one"], "uses": ["two"], "abi": "abi.json", "docs": "https://file.example",
                 "services": [{"name": "s", "wasm": "s.wasm"}]}""");
        Harness.Run run = cli().run(
                        "bundle", "create", "kv.wasm", "-m", "conf/bundle.json", "--name", "Line", "--export", "three");
        assertThat(run.err()).isEmpty();
        JsonNode manifest = json(home.resolve("out/manifest.json"));
        assertThat(manifest.path("package").asText()).isEqualTo("com.example.file");
        assertThat(manifest.path("appVersion").asText()).isEqualTo("3.0.0");
        assertThat(manifest.path("metadata").path("name").asText()).isEqualTo("Line");
        assertThat(manifest.path("metadata").path("author").asText()).isEqualTo("File");
        assertThat(manifest.path("interfaces")).isEqualTo(json("{\"exports\": [\"three\"], \"uses\": [\"two\"]}"));
        assertThat(manifest.path("services").path(0).path("name").asText()).isEqualTo("s");
        assertThat(home.resolve("out/abi.json")).hasBinaryContent(APP.abi());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|must be a JSON object",
                "{\"name\": 3}|name must be a string",
                "{\"exports\": \"x\"}|exports must be an array",
                "{\"uses\": [1]}|uses must be an array of strings",
                "{\"services\": [{\"wasm\": \"x\"}]}|services[0].name is missing",
                "{\"abi\": {}}|abi must be a string",
                "{\"name\": \"a\", \"name\": \"b\"}|name",
                "{|bundle.json"
            })
    void namesWhatIsWrongInTheFile(String content, String message) throws IOException {
        Files.writeString(home.resolve("bundle.json"), content);
        Harness.Run run = cli().run("bundle", "create", "kv.wasm", "com.example.kv", "1.0.0", "-m", "bundle.json");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("bundle.json").contains(message);
        assertThat(home.resolve("com.example.kv/1.0.0/manifest.json")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "noequals",
                "=kv.wasm",
                "a=",
                "a=kv.wasm,",
                "a=kv.wasm,abi=",
                "a=kv,x.wasm",
                "app=kv.wasm",
                "A=kv.wasm",
                "-a=kv.wasm"
            })
    void refusesAServiceThatIsNotDescribed(String spec) {
        Harness.Run run = cli().run("bundle", "create", "kv.wasm", "com.example.kv", "1.0.0", "--service", spec);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("service");
    }

    @Test
    void refusesTwoServicesOfOneName() {
        Harness.Run run = cli().run(
                        "bundle",
                        "create",
                        "kv.wasm",
                        "com.example.kv",
                        "1.0.0",
                        "--service",
                        "a=kv.wasm",
                        "--service",
                        "a=kv.wasm");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'a' is given twice");
    }

    @Test
    void refusesWhatIsNoModuleOrAbi() throws IOException {
        Files.writeString(home.resolve("text.wasm"), "text");
        Harness.Run module = cli().run("bundle", "create", "text.wasm", "com.example.kv", "1.0.0");
        assertThat(module.exitCode()).isEqualTo(1);
        assertThat(module.err()).contains("text.wasm is no wasm module");
        Files.writeString(home.resolve("list.json"), "[]");
        Harness.Run abi = cli().run("bundle", "create", "kv.wasm", "com.example.kv", "1.0.0", "--abi", "list.json");
        assertThat(abi.exitCode()).isEqualTo(1);
        assertThat(abi.err()).contains("list.json is no ABI");
    }

    @ParameterizedTest
    @CsvSource({
        "COM.example.kv, 1.0.0",
        "kv, 1.0.0",
        "com.example.kv, v1.0.0",
        "com.example.kv, 1.0",
        "com.example.kv, 1.0.0+b"
    })
    void refusesNamesAndVersionsThatNoRegistryTakes(String name, String version) {
        assertThat(cli().run("bundle", "create", "kv.wasm", name, version).exitCode())
                .isEqualTo(1);
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(cli().run("bundle", "create", "kv.wasm").err()).contains("package is missing");
        assertThat(cli().run("bundle", "create", "kv.wasm", "com.example.kv").err())
                .contains("version is missing");
        Harness.Run noFile = cli().run("bundle", "create", "no.wasm", "com.example.kv", "1.0.0");
        assertThat(noFile.exitCode()).isEqualTo(3);
        assertThat(noFile.err()).contains("There is no file ").contains("no.wasm");
    }

    @Test
    void packsTheSameBytesEveryTime() throws IOException {
        create();
        sign();
        assertThat(cli().run("bundle", "pack", "kv", "-o", "one.mpk").exitCode())
                .isZero();
        Files.setLastModifiedTime(home.resolve("kv/app.wasm"), FileTime.fromMillis(0));
        Files.writeString(home.resolve("kv/notes.txt"), "not named in the manifest");
        assertThat(cli().run("bundle", "pack", "kv", "--output", "two.mpk").exitCode())
                .isZero();
        assertThat(home.resolve("two.mpk")).hasSameBinaryContentAs(home.resolve("one.mpk"));
        Harness.Run verified = cli().run("verify", "two.mpk");
        assertThat(verified.err()).isEmpty();
        assertThat(verified.exitCode()).isZero();
    }

    @Test
    void warnsWhenItPacksWhatNobodySigned() {
        create();
        Harness.Run run = cli().run("bundle", "pack", "kv", "-o", "kv.mpk");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("Warning: the manifest is not signed");
        assertThat(cli().run("verify", "kv.mpk").err()).contains("missing_signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../kv.wasm", "/etc/hostname", "missing.wasm", "a/../../kv.wasm", ""})
    void packsNoFileFromElsewhere(String path) throws IOException {
        create();
        Path manifest = home.resolve("kv/manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("app.wasm", path));
        Harness.Run run = cli().run("bundle", "pack", "kv", "-o", "kv.mpk");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("wasm.path");
        assertThat(home.resolve("kv.mpk")).doesNotExist();
    }

    @Test
    void verifiesADirectoryAsItWouldBePacked() throws IOException {
        create();
        sign();
        assertThat(cli().run("verify", "kv").exitCode()).isZero();
        Files.write(home.resolve("kv/app.wasm"), new byte[] {0}, StandardOpenOption.APPEND);
        Harness.Run changed = cli().run("verify", "kv");
        assertThat(changed.exitCode()).isEqualTo(1);
        assertThat(changed.err()).contains("bundle_integrity").contains("wasm");
    }

    @Test
    void verifiesAManifestByItself() throws IOException {
        create();
        Harness.Run unsigned = cli().run("verify", "kv/manifest.json");
        assertThat(unsigned.exitCode()).isEqualTo(1);
        assertThat(unsigned.out()).contains("FAILED  Signature present");
        sign();
        Harness.Run signed = cli().run("verify", "kv/manifest.json");
        assertThat(signed.exitCode()).isZero();
        assertThat(signed.out()).contains("ok  Signature valid").doesNotContain("FAILED");
        Path manifest = home.resolve("kv/manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"1.0.0\"", "\"1.0.1\""));
        assertThat(cli().run("verify", "kv/manifest.json").err()).contains("invalid_signature");
        Files.writeString(manifest, "{\"a\":1,\"a\":2}");
        assertThat(cli().run("verify", "kv/manifest.json").err()).contains("invalid_manifest");
    }

    @Test
    void reportsEveryCheckForPrograms() throws IOException {
        create();
        sign();
        cli().run("bundle", "pack", "kv", "-o", "kv.mpk");
        JsonNode report = json(cli().run("verify", "kv.mpk", "--json").out());
        assertThat(report.path("passed").asBoolean()).isTrue();
        assertThat(report.path("checks").findValuesAsText("id"))
                .startsWith("size", "archive", "manifest-entry", "json", "signature-present", "signature", "key");
        assertThat(report.path("bundle").path("package").asText()).isEqualTo("com.example.kv");
        assertThat(report.path("bundle").path("sha256").asText())
                .isEqualTo(Digest.ofContent(Files.readAllBytes(home.resolve("kv.mpk")))
                        .hex());
    }

    @ParameterizedTest
    @CsvSource({
        "battleships-0.2.5.mpk, bundle_integrity, wasm.hash",
        "battleships-0.3.0-services.mpk, bundle_integrity, hash",
        "battleships-two-manifests.mpk, bundle_integrity, manifest.json",
        "kv-store-unsigned.mpk, missing_signature, sign"
    })
    void refusesTheRealFilesThatMustBeRefused(String name, String code, String message) {
        Path file = SharedFiles.require("real/" + name, "verify refuses " + name + " with " + code);
        Harness.Run run = cli().run("verify", file.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("FAILED").contains("ok       ");
        assertThat(run.err()).contains(code).contains(message);
    }

    @Test
    void writesASampleThatPassesOnceItIsSigned() {
        assertThat(cli().run("bundle", "sample").exitCode()).isZero();
        cli().run("key", "generate", "-o", "key.json");
        cli().run("sign", "com.example.sample/1.0.0", "-k", "key.json");
        assertThat(cli().run("verify", "com.example.sample/1.0.0").exitCode()).isZero();
        Harness.Run again = cli().run("bundle", "sample");
        assertThat(again.exitCode()).isEqualTo(5);
        assertThat(again.err()).contains("holds a bundle already");
    }

    private void create() {
        cli().run("bundle", "create", "kv.wasm", "com.example.kv", "1.0.0", "--abi", "kv-abi.json", "-o", "kv");
    }

    private void sign() {
        cli().run("key", "generate", "-o", "key.json", "--force");
        assertThat(cli().run("sign", "kv", "--key", "key.json").exitCode()).isZero();
    }

    private Harness cli() {
        return new Harness(home);
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(Files.readAllBytes(file));
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text.getBytes(StandardCharsets.UTF_8));
    }
}
