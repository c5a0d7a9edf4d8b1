package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What publishers and visitors type, as processes against a real server. */
class PublisherCliIT {
    @TempDir
    static Path folder;

    private static ServerProcess server;
    private static CliProcess cli;

    @BeforeAll
    static void start() {
        server = ServerProcess.start(folder.resolve("data"), Map.of());
        cli = new CliProcess(folder, server.url().toString());
        cli.run("setup", "--code", server.setupCode(), "--email", "you@example.com", "--username", "you")
                .endsWith(0);
        cli.succeeds("key", "generate", "--output", "key.json");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aBundleIsMadeVerifiedAndPublished() {
        sample("com.example.first", "1.0.0", "first");
        assertThat(cli.succeeds("verify", "first").out()).contains("ok  Signature valid");
        cli.succeeds("bundle", "pack", "first", "--output", "first.mpk");
        cli.succeeds("bundle", "pack", "first", "--output", "again.mpk");
        assertThat(folder.resolve("again.mpk")).hasSameBinaryContentAs(folder.resolve("first.mpk"));

        JsonNode published = cli.succeeds("bundle", "push", "first.mpk", "--remote", "--json")
                .json();
        assertThat(published.path("published").asBoolean()).isTrue();
        assertThat(published.path("alreadyPublished").asBoolean()).isFalse();
        assertThat(published.path("verification").path("passed").asBoolean()).isTrue();
        assertThat(cli.succeeds("bundle", "push", "first", "--remote").out())
                .contains("Already published: com.example.first 1.0.0");

        cli.succeeds("key", "generate", "--output", "other-key.json");
        cli.succeeds("sign", "first", "--key", "other-key.json");
        assertThat(cli.run("bundle", "push", "first", "--remote").endsWith(5).err())
                .contains("version_exists");
    }

    @Test
    void aVisitorFindsInspectsAndFetchesAnApp() throws IOException {
        sample("com.example.seen", "1.2.0", "seen");
        cli.succeeds("bundle", "push", "seen", "--remote");

        assertThat(cli.succeeds("search", "seen", "--fresh").out()).contains("com.example.seen  1.2.0");
        assertThat(cli.succeeds("search", "--tag", "sample", "--author", "you", "--sort", "downloads", "--json")
                        .json()
                        .path("packages")
                        .findValuesAsText("package"))
                .contains("com.example.seen");
        assertThat(cli.succeeds("search", "--verified").out()).startsWith("Nothing found");
        JsonNode info = cli.succeeds("info", "com.example.seen", "--json").json();
        assertThat(info.path("files").findValuesAsText("path")).containsExactly("app.wasm", "abi.json");
        assertThat(info.path("applicationId").asText()).isNotEmpty();
        assertThat(cli.succeeds("versions", "com.example.seen").out()).contains("1.2.0", "release");
        assertThat(cli.succeeds("bundle", "get", "com.example.seen", "1.2.0").out())
                .isEqualTo(Files.readString(folder.resolve("seen/manifest.json")) + "\n");

        cli.succeeds("download", "com.example.seen", "--output", "seen.mpk");
        assertThat(cli.succeeds("verify", "seen.mpk", "--details").out()).contains("Payload hash");
        assertThat(cli.succeeds("verify", "com.example.seen@1.2.0", "--json")
                        .json()
                        .path("bundle"))
                .isEqualTo(cli.succeeds("verify", "seen.mpk", "--json").json().path("bundle"));
        assertThat(cli.succeeds("verify", "seen/manifest.json").out()).contains("ok  Signature valid");
    }

    @Test
    void theMetadataIsEditedInTwoSteps() {
        sample("com.example.edited", "1.0.0", "edited");
        cli.succeeds("bundle", "push", "edited", "--remote");
        cli.succeeds(
                "bundle", "edit", "com.example.edited@1.0.0", "--description", "Better words", "--output", "edit.json");
        assertThat(cli.run("bundle", "edit", "com.example.edited@1.0.0", "-m", "edit.json")
                        .endsWith(1)
                        .err())
                .contains("missing_signature");
        cli.succeeds("sign", "edit.json", "--key", "key.json");
        assertThat(cli.succeeds("bundle", "edit", "com.example.edited@1.0.0", "-m", "edit.json", "--json")
                        .json()
                        .path("changed")
                        .toString())
                .isEqualTo("[\"metadata.description\"]");
        assertThat(cli.succeeds("bundle", "edit", "com.example.edited@1.0.0", "-m", "edit.json")
                        .out())
                .startsWith("Nothing changed");
        assertThat(cli.succeeds("info", "com.example.edited").out()).contains("\nBetter words\n");
        assertThat(cli.run("bundle", "edit", "com.example.edited@1.0.0", "-o", "edit.json", "--force")
                        .endsWith(0)
                        .err())
                .contains("no field was given");
    }

    @Test
    void aVersionIsYankedUnyankedAndDeleted() {
        sample("com.example.gone", "1.0.0", "gone");
        cli.succeeds("bundle", "push", "gone", "--remote");
        cli.succeeds("yank", "com.example.gone@1.0.0", "--reason", "loses data");
        assertThat(cli.succeeds("versions", "com.example.gone").out()).contains("yanked: loses data");
        cli.run("download", "com.example.gone").endsWith(3);
        cli.succeeds("download", "com.example.gone@1.0.0", "--output", "yanked.mpk");
        cli.succeeds("unyank", "com.example.gone", "1.0.0");
        assertThat(cli.succeeds("versions", "com.example.gone").out()).doesNotContain("yanked");

        assertThat(cli.run("delete", "com.example.gone@1.0.0").endsWith(2).err())
                .contains("--yes");
        assertThat(cli.succeeds("delete", "com.example.gone@1.0.0", "--yes", "--json")
                        .json()
                        .path("deleted")
                        .asBoolean())
                .isTrue();
        assertThat(cli.run("bundle", "push", "gone", "--remote").endsWith(5).err())
                .contains("version_deleted");
        cli.run("delete", "com.example.gone@1.0.0", "--yes").endsWith(3);
    }

    @Test
    void anAppOfServicesComesFromACargoToml() throws IOException {
        sample("com.example.parts", "0.1.0", "parts");
        Path results = Files.createDirectories(folder.resolve("crate/res"));
        Files.copy(folder.resolve("parts/app.wasm"), results.resolve("the_parts.wasm"));
        Files.copy(folder.resolve("parts/abi.json"), results.resolve("abi.json"));
        Files.writeString(folder.resolve("crate/Cargo.toml"), """
                [package]
                name = "the-parts"
                version = "0.4.0"
                [package.metadata.calimero]
                package = "com.example.crate"
                tags = ["cargo"]
                services = [{ name = "one", crate = "the-parts" }, { name = "two", crate = "the-parts" }]
                """);
        cli.succeeds("bundle", "create", "--manifest", "crate/Cargo.toml", "--output", "made");
        cli.succeeds("sign", "made", "--key", "key.json");
        cli.succeeds("bundle", "push", "made", "--remote");
        JsonNode info =
                cli.succeeds("info", "com.example.crate@0.4.0", "--json").json();
        assertThat(info.path("services").toString()).isEqualTo("[\"one\",\"two\"]");
        assertThat(info.path("name").asText()).isEqualTo("the-parts");
    }

    @Test
    void failuresEndWithTheCodeOfTheirClass() {
        sample("com.example.refused", "1.0.0", "refused");
        assertThat(cli.run("bundle", "push", "refused", "--remote", "--api-key", "crt_wrong")
                        .endsWith(4)
                        .err())
                .contains("Try: ", "API token");
        cli.run("bundle", "push", "refused").endsWith(2);
        cli.run("info", "com.example.none").endsWith(3);
        cli.run("yank", "com.example.none@1.0.0").endsWith(3);
        cli.run("verify", "missing.mpk").endsWith(3);
        cli.run("health", "--url", "http://127.0.0.1:1").endsWith(6);
        cli.run("ipfs", "upload", "x").endsWith(2);
        assertThat(cli.run("serch").endsWith(2).err()).contains("'calimero-registry search'");
        cli.succeeds("bundle", "sample", "com.example.unsigned", "1.0.0", "--output", "unsigned");
        assertThat(cli.run("verify", "unsigned", "--json")
                        .endsWith(1)
                        .json()
                        .path("passed")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void theConfigurationIsKeptForItsOwnerAlone() throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        CliProcess other = new CliProcess(home, server.url().toString());
        // The test's own environment names its server, so the stored address counts for nothing here.
        assertThat(other.run("config", "set", "url", "https://registry.example.com")
                        .endsWith(0)
                        .err())
                .contains("CALIMERO_REGISTRY_URL is set");
        other.succeeds("config", "set", "api-key", "crt_0123456789abcdef");
        assertThat(other.succeeds("config", "get", "api-key").out()).isEqualTo("crt_...cdef\n");
        assertThat(other.succeeds("config", "list").out()).contains("CALIMERO_REGISTRY_URL", "configuration file");
        Path file = home.resolve(".calimero-registry/remote-config.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        other.run("config", "reset").endsWith(2);
        other.succeeds("config", "reset", "--force");
        assertThat(file).content().doesNotContain("crt_");
        assertThat(other.succeeds("health").out()).startsWith("Status: ok");
    }

    /** A signed sample in a directory. */
    private static void sample(String packageName, String version, String directory) {
        cli.succeeds("bundle", "sample", packageName, version, "--output", directory);
        cli.succeeds("sign", directory, "--key", "key.json");
    }
}
