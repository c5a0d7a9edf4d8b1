package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry of one user on one machine, from the first start to the last. */
class LocalIT {
    @TempDir
    Path home;

    private final int port = Product.freePort();
    private CliProcess cli;

    @BeforeEach
    void isForAUserWithAnotherRegistry() {
        cli = new CliProcess(home, "http://127.0.0.1:1");
    }

    @AfterEach
    void leavesNoServerBehind() {
        cli.run("local", "stop");
    }

    @Test
    void isStartedUsedKeptAndEnded() throws IOException {
        assertThat(status().path("running").asBoolean()).isFalse();
        assertThat(cli.run("search", "--local").endsWith(6).err()).contains("calimero-registry local start");

        JsonNode started = cli.run("local", "start", "--port", String.valueOf(port), "--json")
                .endsWith(0)
                .json();
        assertThat(started.path("url").asText()).isEqualTo("http://127.0.0.1:" + port);
        assertThat(cli.run("local", "start").endsWith(0).out()).contains("runs already");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(home.resolve(".calimero-registry/local/token"))))
                .isEqualTo("rw-------");

        cli.succeeds("local", "seed");
        assertThat(cli.succeeds("local", "seed").out()).contains("Already published");
        publish("com.example.mine");
        assertThat(cli.succeeds("versions", "com.example.mine", "--local").out())
                .contains("1.0.0");
        cli.succeeds("download", "com.example.mine", "--local", "--output", "mine.mpk");
        assertThat(status().path("packages").asLong()).isEqualTo(2);

        cli.run("local", "backup", "--output", "local.backup").endsWith(0);
        assertThat(cli.run("local", "restore", "local.backup").endsWith(5).err())
                .contains("local stop");
        cli.succeeds("local", "stop");
        assertThat(cli.run("local", "reset").endsWith(2).err()).contains("--yes");
        cli.succeeds("local", "reset", "--force");
        cli.run("local", "start").endsWith(0);
        assertThat(status().path("packages").asLong()).isZero();
        cli.succeeds("local", "stop");

        cli.run("local", "restore", "local.backup").endsWith(0);
        cli.run("local", "start").endsWith(0);
        cli.succeeds("versions", "com.example.mine", "--local");
        assertThat(cli.succeeds("whoami", "--local").out())
                .as("the token of the registry that was reset does not fit, and the backup's own is lost")
                .contains("local@localhost.localdomain");
    }

    @Test
    void goesOnAfterItWasKilled() throws Exception {
        long pid = cli.run("local", "start", "-p", String.valueOf(port), "--json")
                .endsWith(0)
                .json()
                .path("pid")
                .asLong();
        publish("com.example.kept");
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        server.destroyForcibly();
        server.onExit().get(1, TimeUnit.MINUTES);

        assertThat(status().path("running").asBoolean()).isFalse();
        assertThat(cli.succeeds("local", "stop").out()).contains("did not run");
        assertThat(cli.run("local", "start", "--json")
                        .endsWith(0)
                        .json()
                        .path("url")
                        .asText())
                .isEqualTo("http://127.0.0.1:" + port);
        cli.succeeds("versions", "com.example.kept", "--local");
    }

    @Test
    void leavesNoServerBehindThatNobodyWaitsFor() throws Exception {
        Path noted = home.resolve(".calimero-registry/local/server.json");
        Process start = cli.start("local", "start", "-p", String.valueOf(port));
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> Files.exists(noted));
        long pid = new ObjectMapper().readTree(noted.toFile()).path("pid").asLong();
        start.destroy();
        assertThat(start.waitFor(1, TimeUnit.MINUTES)).isTrue();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
        assertThat(noted).doesNotExist();
        assertThat(status().path("running").asBoolean()).isFalse();
    }

    @Test
    void isForThisMachineAlone() {
        assertThat(cli.run("local", "start", "-h", "0.0.0.0").endsWith(2).err()).contains("calimero-registry serve");
        assertThat(cli.run("local", "status", "--url", "http://example.com")
                        .endsWith(2)
                        .err())
                .contains("leave --url out");
        assertThat(cli.run("local", "backup").endsWith(3).err()).contains("local start");
    }

    private JsonNode status() {
        return cli.succeeds("local", "status", "--json").json();
    }

    private void publish(String name) {
        Path key = home.resolve("key.json");
        if (!Files.exists(key)) {
            cli.succeeds("key", "generate", "--output", "key.json");
        }
        cli.succeeds("bundle", "sample", name, "1.0.0", "--output", name);
        cli.succeeds("sign", name, "--key", "key.json");
        cli.succeeds("bundle", "push", name, "--local");
    }
}
