package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What administrators type, as processes against a real server, and without one against its data directory. */
class AdminCliIT {
    private static final String SECRET = "redis://u:s3cret@old.example.com:6379";

    @TempDir
    static Path folder;

    private static ServerProcess server;
    private static CliProcess cli;

    @BeforeAll
    static void start() {
        server = ServerProcess.start(folder.resolve("data"), Map.of("REGISTRY_IMPORT_LEGACY_REDIS_URL", SECRET));
        cli = new CliProcess(folder, server.url().toString());
        cli.run("setup", "--code", server.setupCode(), "--email", "you@example.com", "--username", "you")
                .endsWith(0);
        cli.succeeds("key", "generate", "--output", "key.json");
        cli.succeeds("org", "create", "--name", "Acme", "--slug", "acme");
        cli.succeeds("org", "bots", "create", "acme", "acme-ci");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void accountsAreFoundSuspendedAndDeleted() {
        assertThat(cli.succeeds("admin", "users", "list").out())
                .contains("you@example.com", "administrator", "bot of acme");
        assertThat(cli.succeeds("admin", "users", "list", "--administrators", "--json")
                        .json()
                        .path("users")
                        .findValuesAsText("username"))
                .containsExactly("you");
        JsonNode you = cli.succeeds("admin", "users", "get", "YOU", "--json").json();
        assertThat(cli.succeeds("admin", "users", "get", you.path("id").asText())
                        .out())
                .contains("you@example.com");
        cli.run("admin", "users", "get", "nobody").endsWith(3);
        cli.run("admin", "users", "suspend", "you").endsWith(5);
        cli.run("admin", "users", "demote", "you").endsWith(5);

        cli.succeeds("org", "bots", "create", "acme", "second-ci");
        cli.succeeds("admin", "users", "suspend", "second-ci", "--reason", "leaked");
        assertThat(cli.succeeds("admin", "users", "get", "second-ci").out()).containsPattern("because +leaked");
        assertThat(cli.succeeds("admin", "bots", "list").out()).containsPattern("second-ci +acme +suspended");
        cli.succeeds("admin", "users", "unsuspend", "second-ci");
        cli.succeeds("admin", "users", "verify", "second-ci");
        assertThat(cli.succeeds("admin", "users", "unverify", "second-ci", "--json")
                        .json()
                        .path("adminVerified")
                        .asBoolean())
                .isFalse();
        cli.run("admin", "users", "promote", "second-ci").endsWith(1);
        cli.run("admin", "bots", "delete", "second-ci").endsWith(2);
        cli.succeeds("admin", "bots", "delete", "second-ci", "--yes");
        assertThat(cli.succeeds("org", "bots", "list", "acme").out()).doesNotContain("second-ci");
    }

    @Test
    void packagesAndOrganizationsAreVouchedForAndDeleted() {
        publish("com.badge.app", "1.0.0");
        cli.succeeds("admin", "packages", "verify", "com.badge.app");
        assertThat(cli.succeeds("admin", "packages", "list", "com.badge").out())
                .contains("com.badge.app  1.0.0   1", "verified");
        cli.succeeds("admin", "packages", "unverify", "com.badge.app");
        publish("com.badge.app", "1.1.0");
        cli.succeeds("admin", "packages", "delete", "com.badge.app@1.1.0", "--yes");
        assertThat(cli.succeeds("versions", "com.badge.app").out())
                .contains("1.0.0")
                .doesNotContain("1.1.0");
        cli.succeeds("admin", "packages", "delete", "com.badge.app", "--yes");
        cli.run("versions", "com.badge.app").endsWith(3);

        cli.succeeds("org", "create", "--name", "Brief", "--slug", "brief");
        cli.succeeds("admin", "orgs", "verify", "brief");
        assertThat(cli.succeeds("admin", "orgs", "get", "brief").out()).contains("Brief (verified)", "you@example.com");
        cli.succeeds("admin", "orgs", "unverify", "brief");
        cli.succeeds("admin", "orgs", "delete", "brief", "--yes");
        assertThat(cli.succeeds("admin", "orgs", "list").out()).contains("acme").doesNotContain("brief");
    }

    @Test
    void testPackagesAreCleanedUpByTheirPrefix() {
        publish("com.rubbish.one", "1.0.0");
        publish("com.rubbish.two", "1.0.0");
        publish("com.rubbishless.app", "1.0.0");
        assertThat(cli.succeeds("admin", "cleanup", "--prefix", "com.rubbish.", "--dry-run")
                        .out())
                .contains("com.rubbish.one", "com.rubbish.two", "you@example.com", "2 packages")
                .doesNotContain("rubbishless");
        cli.run("admin", "cleanup", "--prefix", "com.", "--yes").endsWith(2);
        cli.run("admin", "cleanup", "--prefix", "com.rubbish.").endsWith(2);
        assertThat(cli.succeeds("admin", "cleanup", "--prefix", "com.rubbish.", "--yes", "--json")
                        .json()
                        .path("deleted")
                        .asLong())
                .isEqualTo(2);
        assertThat(cli.succeeds("admin", "packages", "list").out())
                .contains("com.rubbishless.app")
                .doesNotContain("com.rubbish.");
    }

    @Test
    void theProgramTellsOfItselfAndKeepsItsSecrets() {
        assertThat(cli.succeeds("admin", "health").out()).contains("Status: up", "Memory", "Disk");
        assertThat(cli.succeeds("admin", "plugins").out())
                .containsPattern("metadata store +filesystem +yes +registry.storage.filesystem")
                .containsPattern("metadata store +redis +no +registry.storage.redis");
        CliProcess.Run config = cli.succeeds("admin", "config");
        assertThat(config.out())
                .doesNotContain("s3cret")
                .containsPattern("registry.import.legacy-redis.url +environment +\\(not shown\\)")
                .containsPattern("registry.data +property +" + folder.resolve("data"))
                .containsPattern("registry.limits.auth-per-minute +environment +0")
                .containsPattern("registry.session.key-days +default +30");
        assertThat(cli.succeeds("admin", "config", "--set").out()).doesNotContain("session.key-days");
        cli.succeeds("admin", "keys", "rotate");
        assertThat(cli.succeeds("admin", "audit", "--action", "keys.", "--since", "1d")
                        .out())
                .contains("you@example.com", "keys.rotate");
        assertThat(cli.succeeds("admin", "audit", "--actor", "you", "--target", "acme", "--limit", "1", "--json")
                        .json()
                        .path("entries"))
                .hasSize(1);
    }

    @Test
    void nobodyElseAdministers() {
        String token = cli.succeeds("token", "create", "--scope", "read", "--json")
                .json()
                .path("token")
                .asText();
        for (String word : new String[] {"health", "plugins", "config", "audit"}) {
            cli.run("admin", word, "--api-key", token).endsWith(4);
        }
    }

    @Test
    void aDirectoryIsAdministeredWithoutAServer() throws IOException {
        Path data = folder.resolve("offline");
        try (ServerProcess other = ServerProcess.start(data, Map.of())) {
            CliProcess there = new CliProcess(
                    Files.createDirectory(folder.resolve("other")), other.url().toString());
            there.run("setup", "--code", other.setupCode(), "--email", "me@example.com", "--username", "me")
                    .endsWith(0);
            there.succeeds("org", "create", "--name", "Offline", "--slug", "off-line");
            assertThat(shell(data, "admin users list\n").endsWith(1).err()).contains("in use");
        }
        CliProcess.Run run = shell(data, """
                admin users list
                admin orgs verify off-line
                admin fsck
                admin orgs get off-line
                admin backup offline.backup
                admin audit --action org.verify
                token list
                """);
        assertThat(run.endsWith(0).out())
                .contains("me@example.com", "off-line is verified now", "0 errors, 0 warnings", "Offline (verified)")
                .contains("offline.backup holds", "org.verify", "Offline administration");
        assertThat(folder.resolve("offline.backup")).isNotEmptyFile();
        assertThat(shell(folder.resolve("nowhere"), "admin users list\n")
                        .endsWith(1)
                        .err())
                .contains("there is no directory");
        assertThat(folder.resolve("nowhere")).doesNotExist();
        assertThat(cli.run("admin", "fsck", "--data", data.toString(), "--json")
                        .endsWith(0)
                        .json()
                        .path("healthy")
                        .asBoolean())
                .isTrue();
        assertThat(shell(data, "token list --json\n").endsWith(0).json().path("tokens"))
                .as("earlier tokens of this sort are revoked")
                .filteredOn(token -> token.path("label").asText().equals("Offline administration"))
                .hasSize(1);
    }

    private static CliProcess.Run shell(Path data, String commands) throws IOException {
        Path script = Files.writeString(folder.resolve("script.txt"), commands);
        return cli.run("shell", "--data", data.toString(), "--file", script.toString());
    }

    private static void publish(String name, String version) {
        String directory = name + "-" + version;
        cli.succeeds("bundle", "sample", name, version, "--output", directory);
        cli.succeeds("sign", directory, "--key", "key.json");
        cli.succeeds("bundle", "push", directory, "--remote");
    }
}
