package registry.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.signing.sample.SampleApp;

/** {@code bundle create} from the metadata of a Cargo.toml. */
class CargoCommandsTest {
    private static final SampleApp APP =
            SampleApp.of(PackageName.parse("com.example.kv"), BundleVersion.parse("1.0.0"), "KV");
    private static final byte[] PNG = Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUg==");

    @TempDir
    Path home;

    @BeforeEach
    void build() throws IOException {
        built("logic", "kv_store");
        Files.write(home.resolve("logic/icon.png"), PNG);
    }

    @Test
    void readsWhatCargoMeroReads() throws IOException {
        write("logic/Cargo.toml", """
                [package]
                name = "kv-store"
                version = "1.4.0"

                [package.metadata.calimero]
                package = "com.example.kv"
                description = "Keeps values"
                author = "Ada"
                icon = "icon.png"
                slug = "kv"
                license = "MIT"
                tags = ["db", "kv"]
                frontend = "https://a.example"
                github = "https://b.example"
                docs = "https://c.example"
                min-runtime-version = "0.7.0"
                """);
        Harness.Run run = cli().run("bundle", "create", "--manifest", "logic/Cargo.toml", "-o", "out");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).containsPattern("Settings +\\S*logic/Cargo.toml");
        JsonNode manifest = manifest("out");
        assertThat(manifest.path("package").asText()).isEqualTo("com.example.kv");
        assertThat(manifest.path("appVersion").asText()).isEqualTo("1.4.0");
        assertThat(manifest.path("minRuntimeVersion").asText()).isEqualTo("0.7.0");
        assertThat(manifest.path("handlers").path("slug").asText()).isEqualTo("kv");
        assertThat(manifest.path("metadata")).isEqualTo(new ObjectMapper().readTree("""
                {"name": "kv-store", "description": "Keeps values", "author": "Ada", "license": "MIT",
                 "tags": ["db", "kv"], "icon": "data:image/png;base64,%s"}""".formatted(
                                Base64.getEncoder().encodeToString(PNG))));
        assertThat(manifest.path("links").size()).isEqualTo(3);
        assertThat(home.resolve("out/app.wasm")).hasBinaryContent(APP.wasm());
        assertThat(home.resolve("out/abi.json")).hasBinaryContent(APP.abi());
    }

    @Test
    void findsTheFileInTheCurrentDirectoryUnlessAPackageIsTyped() throws IOException {
        built(".", "kv");
        write("Cargo.toml", """
                [package]
                name = "kv"
                version = "1.0.0"
                [package.metadata.calimero]
                package = "com.example.kv"
                """);
        assertThat(cli().run("bundle", "create", "-o", "a").exitCode()).isZero();
        assertThat(manifest("a").path("package").asText()).isEqualTo("com.example.kv");
        assertThat(cli().run("bundle", "create", "res/kv.wasm", "com.example.typed", "2.0.0", "-o", "b")
                        .exitCode())
                .isZero();
        assertThat(manifest("b").path("metadata").path("name").asText()).isEqualTo("com.example.typed");
        assertThat(home.resolve("b/abi.json")).doesNotExist();
    }

    @Test
    void letsTheCommandLineWin() throws IOException {
        write("logic/Cargo.toml", """
                [package]
                name = "kv-store"
                version = "1.4.0"
                [package.metadata.calimero]
                package = "com.example.kv"
                name = "File"
                tags = ["file"]
                """);
        Files.write(home.resolve("other.wasm"), APP.wasm());
        Harness.Run run = cli().run(
                        "bundle",
                        "create",
                        "other.wasm",
                        "com.example.line",
                        "2.0.0",
                        "-m",
                        "logic/Cargo.toml",
                        "--name",
                        "Line",
                        "--tag",
                        "line",
                        "-o",
                        "out");
        assertThat(run.err()).isEmpty();
        JsonNode manifest = manifest("out");
        assertThat(manifest.path("package").asText()).isEqualTo("com.example.line");
        assertThat(manifest.path("metadata").toString())
                .isEqualTo("{\"name\":\"Line\",\"description\":\"\",\"tags\":[\"line\"]}");
        assertThat(manifest.has("abi")).isFalse();
    }

    @Test
    void makesAnAppOfServices() throws IOException {
        built("crates/drive", "drive_service");
        built("index", "index_service");
        write("crates/drive/Cargo.toml", "[package]\nname = \"drive-service\"\nversion.workspace = true\n");
        write("index/Cargo.toml", "[package]\nname = \"index-service\"\n");
        write("Cargo.toml", """
                [workspace]
                members = ["index", "missing/*", "crates/*"]
                [workspace.package]
                version = "0.3.0"
                [workspace.metadata.calimero]
                package = "com.example.suite"
                services = [{ name = "drive", crate = "drive-service" }, { name = "index", crate = "index-service" }]
                """);
        Files.write(home.resolve("other.wasm"), APP.wasm());
        Harness.Run run = cli().run("bundle", "create", "--service", "index=other.wasm", "-o", "out");
        assertThat(run.err()).isEmpty();
        JsonNode manifest = manifest("out");
        assertThat(manifest.path("appVersion").asText()).isEqualTo("0.3.0");
        assertThat(manifest.has("wasm")).isFalse();
        assertThat(manifest.findValuesAsText("path"))
                .containsExactly("services/drive.wasm", "services/drive.abi.json", "services/index.wasm");
        cli().run("key", "generate", "-o", "key.json");
        cli().run("sign", "out", "-k", "key.json");
        assertThat(cli().run("verify", "out").exitCode()).isZero();
    }

    @Test
    void takesTheVersionOfTheWorkspaceAbove() throws IOException {
        write("Cargo.toml", "[workspace.package]\nversion = \"3.2.1\"\n");
        write("logic/Cargo.toml", """
                [package]
                name = "kv-store"
                version.workspace = true
                [package.metadata.calimero]
                package = "com.example.kv"
                """);
        assertThat(cli().run("bundle", "create", "-m", "logic/Cargo.toml", "-o", "out")
                        .err())
                .isEmpty();
        assertThat(manifest("out").path("appVersion").asText()).isEqualTo("3.2.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "min_runtime_version = '0.1.0'|no key 'min_runtime_version'",
                "name = 3|name must be a string",
                "tags = 'x'|tags must be an array",
                "services = [{ name = 'a' }]|'name' and 'crate'",
                "docs = 'ftp://x'|links.docs",
                "icon = 'res/abi.json'|metadata.icon",
                "name = |Cargo.toml is no valid TOML"
            })
    void namesWhatIsWrongInTheFile(String line, String message) throws IOException {
        write("logic/Cargo.toml", """
                [package]
                name = "kv-store"
                version = "1.4.0"
                [package.metadata.calimero]
                package = "com.example.kv"
                """ + line + "\n");
        Harness.Run run = cli().run("bundle", "create", "-m", "logic/Cargo.toml", "-o", "out");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains(message);
        assertThat(home.resolve("out/manifest.json")).doesNotExist();
    }

    @Test
    void saysWhatToDoAboutWhatIsMissing() throws IOException {
        write("logic/Cargo.toml", "[package]\nname = \"kv-store\"\n");
        Harness.Run none = cli().run("bundle", "create", "-m", "logic/Cargo.toml");
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err()).contains("[package.metadata.calimero]");
        write("logic/Cargo.toml", """
                [package]
                name = "unbuilt"
                version = "1.0.0"
                [package.metadata.calimero]
                package = "com.example.kv"
                """);
        Harness.Run unbuilt = cli().run("bundle", "create", "-m", "logic/Cargo.toml");
        assertThat(unbuilt.exitCode()).isEqualTo(2);
        assertThat(unbuilt.err()).contains("res/unbuilt.wasm does not exist").contains("cargo mero build");
        assertThat(cli().run("bundle", "create", "-m", "none/Cargo.toml").exitCode())
                .isEqualTo(3);
        write("bundle.json", "{\"package\": \"com.example.kv\", \"version\": \"1.0.0\"}");
        Harness.Run noModule = cli().run("bundle", "create", "-m", "bundle.json");
        assertThat(noModule.exitCode()).isEqualTo(2);
        assertThat(noModule.err()).contains("The module is missing");
    }

    private void built(String directory, String crate) throws IOException {
        Path results = Files.createDirectories(home.resolve(directory).resolve("res"));
        Files.write(results.resolve(crate + ".wasm"), APP.wasm());
        Files.write(results.resolve("abi.json"), APP.abi());
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(home.resolve(file), text);
    }

    private JsonNode manifest(String directory) throws IOException {
        return new ObjectMapper()
                .readTree(Files.readAllBytes(home.resolve(directory).resolve("manifest.json")));
    }

    private Harness cli() {
        return new Harness(home);
    }
}
