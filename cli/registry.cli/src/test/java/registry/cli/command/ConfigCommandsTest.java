package registry.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigCommandsTest {
    @TempDir
    Path home;

    @Test
    void storesTheUrlInTheFileThatOtherToolsRead() throws IOException {
        assertThat(cli().run("config", "set", "registry-url", "https://registry.example/")
                        .exitCode())
                .isZero();
        assertThat(file()).hasContent("""
                {
                  "registry": {
                    "url": "https://registry.example"
                  }
                }
                """);
    }

    @Test
    void keepsWhatWasStoredBefore() {
        cli().run("config", "set", "url", "https://registry.example");
        cli().run("config", "set", "api-key", "crt_0123456789abcdef");
        assertThat(cli().run("config", "get", "registryUrl").out()).isEqualTo("https://registry.example\n");
        assertThat(cli().run("config", "get", "apiKey").out()).isEqualTo("crt_...cdef\n");
    }

    @Test
    void writesTheFileForItsOwnerAlone() throws IOException {
        cli().run("config", "set", "api-key", "crt_0123456789abcdef");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
        cli().run("config", "set", "api-key", "crt_fedcba9876543210");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        try (var files = Files.list(file().resolveSibling(""))) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void neverShowsAToken() {
        assertThat(cli().run("config", "set", "api-key", "crt_0123456789abcdef").out())
                .doesNotContain("0123456789");
        assertThat(cli().run("config", "list").out()).contains("crt_...cdef").doesNotContain("0123456789");
        assertThat(cli().run("config", "list", "--json").out()).doesNotContain("0123456789");
        cli().run("config", "set", "api-key", "short");
        assertThat(cli().run("config", "get", "api-key").out()).isEqualTo("***\n");
    }

    @Test
    void showsWhereEachSettingComesFrom() {
        assertThat(cli().run("config", "list").out()).isEqualTo("""
                SETTING       VALUE                  FROM
                registry-url  http://localhost:8080  default
                api-key       (not set)              default

                Configuration file: %s (does not exist)
                """.formatted(file()));
        cli().run("config", "set", "url", "http://file.example");
        assertThat(cli().run("config", "ls").out()).contains("http://file.example  configuration file");
        assertThat(cli().with("CALIMERO_REGISTRY_URL", "http://env.example")
                        .run("config", "list")
                        .out())
                .contains("http://env.example  CALIMERO_REGISTRY_URL");
        assertThat(cli().with("CALIMERO_REGISTRY_URL", "http://env.example")
                        .run("--url", "http://flag.example", "config", "list")
                        .out())
                .contains("http://flag.example  command line");
    }

    @Test
    void listsForPrograms() {
        assertThat(cli().with("CALIMERO_API_KEY", "crt_0123456789abcdef")
                        .run("config", "list", "--json")
                        .out())
                .isEqualTo("""
                        {
                          "settings": [
                            {
                              "key": "registry-url",
                              "value": "http://localhost:8080",
                              "source": "default"
                            },
                            {
                              "key": "api-key",
                              "value": "crt_...cdef",
                              "source": "environment"
                            }
                          ],
                          "configFile": "%s",
                          "exists": false
                        }
                        """.formatted(file()));
    }

    @Test
    void resetsOnlyWhenForced() {
        cli().run("config", "set", "api-key", "crt_0123456789abcdef");
        Harness.Run refused = cli().run("config", "reset");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("config reset --force");
        assertThat(cli().run("config", "get", "api-key").out()).isEqualTo("crt_...cdef\n");

        assertThat(cli().run("config", "reset", "--force").exitCode()).isZero();
        assertThat(cli().run("config", "get", "api-key").out()).isEqualTo("(not set)\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"x\"", "{\"registry\":3}", "{\"registry\":{\"url\":\"x\"}"})
    void warnsOnceAboutADamagedFileAndGoesOn(String content) throws IOException {
        Files.createDirectories(file().resolveSibling(""));
        Files.writeString(file(), content);
        Harness.Run run = cli().run("config", "list");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("http://localhost:8080  default");
        assertThat(run.err()).containsOnlyOnce("Warning:").contains(file().toString());
    }

    @Test
    void ignoresSettingsOfTheWrongType() throws IOException {
        Files.createDirectories(file().resolveSibling(""));
        Files.writeString(file(), "{\"registry\":{\"url\":5,\"apiKey\":null}}");
        assertThat(cli().run("config", "list").out()).contains("http://localhost:8080  default");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "ftp://x", "", "http://u:p@x"})
    void refusesAUrlThatCannotBeOne(String url) {
        Harness.Run run = cli().run("config", "set", "url", url);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(file()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "ä"})
    void refusesATokenThatCannotBeOne(String token) {
        assertThat(cli().run("config", "set", "api-key", token).exitCode()).isEqualTo(2);
        assertThat(file()).doesNotExist();
    }

    private Path file() {
        return home.resolve(".calimero-registry/remote-config.json");
    }

    private Harness cli() {
        return new Harness(home);
    }
}
