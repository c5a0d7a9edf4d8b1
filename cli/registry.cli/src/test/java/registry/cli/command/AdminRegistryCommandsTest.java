package registry.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program behind a registry, bots, and the clean-up. */
class AdminRegistryCommandsTest {
    private static final String TIME = "\"2026-11-21T08:00:00Z\"";
    private static final String PACKAGES = "/api/admin/packages";

    @TempDir
    Path home;

    private FakeRegistry registry;

    @BeforeEach
    void start() throws IOException {
        registry = new FakeRegistry();
        registry.answer(
                "GET /api/stats",
                json("{\"publishedBundles\":5,\"uniquePackages\":2,\"publishedApps\":2,\"activeDevelopers\":1,"
                        + "\"totalDownloads\":9}"));
        registry.answer(
                "GET " + PACKAGES,
                json("{\"packages\":[" + pkg("com.example.app", 7) + "," + pkg("com.example.tool", 2) + ","
                        + pkg("com.exampleother.app", 1) + "]}"));
        registry.answer("GET /api/admin/users/a1", json(user()));
        registry.answer(
                "GET /api/admin/bots", json("{\"bots\":[" + bot("ci", "acme") + "," + bot("zoo-ci", "zoo") + "]}"));
        for (String path :
                new String[] {PACKAGES + "/com.example.app", PACKAGES + "/com.example.tool", "/api/admin/users/id-ci"
                }) {
            registry.answer("DELETE " + path, FakeRegistry.Answer.bytes(204, new byte[0], Map.of()));
        }
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void showsFigures() {
        registry.answer("GET /api/admin/health", json(figures("up", "")));

        Harness.Run run = cli().run("admin", "health");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("""
                Status: up
                Registry      %s
                Version       0.1.0, on Java 25.0.1
                Serves since  2026-11-21 08:00 UTC
                Processors    2
                Memory        84.0 MB of 256.0 MB
                Disk          52.0 GB of 64.0 GB used
                Revision      12
                Packages      2, in 5 versions
                Publishers    1
                Downloads     9
                """.formatted(registry.url()));
        assertThat(cli().run("admin", "health", "--json").out())
                .contains("\"status\": \"up\"", "\"free\": 12000000000", "\"revision\": 12", "\"downloads\": 9");
    }

    @Test
    void failsWhenTheRegistryTakesNoWrites() {
        registry.answer("GET /api/admin/health", json(figures("down", ",\"trouble\":\"the disk is full\"")));

        Harness.Run run = cli().run("admin", "health");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("Status: down", "Trouble: the disk is full", "Warning: nearly full");
        assertThat(run.err()).contains("does not take writes", "the disk is full");
    }

    @Test
    void listsPlugins() {
        registry.answer(
                "GET /api/admin/plugins",
                json(
                        "{\"plugins\":[{\"kind\":\"blob store\",\"id\":\"redis\",\"module\":\"registry.storage.redis\",\"inUse\":false},"
                                + "{\"kind\":\"blob store\",\"id\":\"filesystem\",\"module\":\"registry.storage.filesystem\","
                                + "\"version\":\"0.1.0\",\"inUse\":true}]}"));

        assertThat(cli().run("admin", "plugins").out()).isEqualTo("""
                KIND        ID          IN USE  MODULE                       VERSION
                blob store  redis       no      registry.storage.redis       -
                blob store  filesystem  yes     registry.storage.filesystem  0.1.0
                """);
        assertThat(cli().run("admin", "plugins", "--json").out())
                .contains("\"inUse\": false", "\"version\": \"0.1.0\"");
    }

    @Test
    void showsTheConfigurationWithItsSources() {
        registry.answer(
                "GET /api/admin/config",
                json("{\"settings\":[" + setting("port", "\"9000\"", false, "property") + ","
                        + setting("redis.password", "null", true, "environment") + ","
                        + setting("public-url", "null", false, "default") + "]}"));

        assertThat(cli().run("admin", "config").out()).isEqualTo("""
                KEY                      FROM         VALUE
                registry.port            property     9000
                registry.redis.password  environment  (not shown)
                registry.public-url      default      -
                """);
        assertThat(cli().run("admin", "config", "--set", "--json").out())
                .contains("\"masked\": true", "\"source\": \"property\"")
                .doesNotContain("public-url");
    }

    @Test
    void listsAndDeletesBotsOfAnybody() {
        assertThat(cli().run("admin", "bots", "list", "zoo").out()).isEqualTo("""
                BOT     ORGANIZATION  STATE  CREATED (UTC)
                zoo-ci  zoo           -      2026-11-21 08:00
                """);
        assertThat(cli().answering("no").run("admin", "bots", "delete", "ci").out())
                .isEqualTo("Nothing was changed.\n");
        assertThat(cli().run("admin", "bots", "delete", "ci@acme.bots.invalid", "--yes")
                        .out())
                .isEqualTo("The bot ci and its tokens are gone.\n");
        assertThat(registry.requests().stream().filter(request -> request.startsWith("DELETE")))
                .containsExactly("DELETE /api/admin/users/id-ci");
        assertThat(cli().run("admin", "bots", "delete", "nobody", "--yes").exitCode())
                .isEqualTo(3);
    }

    @Test
    void showsWhatACleanUpWouldDelete() {
        Harness.Run run = cli().run("admin", "cleanup", "--prefix", "com.example.", "--dry-run");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("""
                PACKAGE           VERSIONS  DOWNLOADS  OWNER
                com.example.app   2         7          alice@example.com
                com.example.tool  2         2          alice@example.com

                2 packages with 4 versions begin with 'com.example.'; nothing is deleted yet.
                """);
        assertThat(registry.requests()).noneMatch(request -> request.startsWith("DELETE"));
        assertThat(cli().run("admin", "cleanup", "--prefix", "com.example.", "--dry-run", "--json")
                        .out())
                .contains("\"dryRun\": true", "\"owner\": \"alice@example.com\"", "\"deleted\": 0");
    }

    @Test
    void cleansUpWhenThePrefixWasTyped() {
        Harness.Run declined = cli().answering("yes").run("admin", "cleanup", "--prefix", "com.example.");
        assertThat(declined.exitCode()).isZero();
        assertThat(declined.err()).contains("com.example.tool");
        assertThat(declined.out()).isEqualTo("Nothing was changed.\n");
        assertThat(registry.requests()).noneMatch(request -> request.startsWith("DELETE"));

        Harness.Run done = cli().answering("com.example.").run("admin", "cleanup", "--prefix", "com.example.");
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.out()).contains("com.example.app", "2 of 2 packages are deleted.");
        assertThat(registry.requests().stream().filter(request -> request.startsWith("DELETE")))
                .containsExactly("DELETE " + PACKAGES + "/com.example.app", "DELETE " + PACKAGES + "/com.example.tool");
    }

    @Test
    void goesOnAfterOneThatCannotBeDeletedAndSaysWhichIsLeft() {
        registry.answer(
                "DELETE " + PACKAGES + "/com.example.app",
                FakeRegistry.Answer.json(409, "{\"error\":\"conflict\",\"message\":\"being changed\"}"));

        Harness.Run run = cli().run("admin", "cleanup", "--prefix", "com.example.", "--yes");
        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.out()).isEqualTo("""
                Left:    com.example.app: being changed
                Deleted: com.example.tool

                1 of 2 packages are deleted.
                """);
        assertThat(run.err()).contains("1 of 2 packages are still there", "being changed");
        assertThat(cli().run("admin", "cleanup", "--prefix", "com.example.", "--yes", "--json")
                        .out())
                .contains("\"error\": \"being changed\"", "\"deleted\": 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "com", "com.", ".example", "c*", "com.*", "..", "COM.Example"})
    void refusesAPrefixThatSaysTooLittleEvenWithConsent(String prefix) {
        Harness.Run run = cli().run("admin", "cleanup", "--prefix=" + prefix, "--yes");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Error");
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void hasNothingToDoWhenNothingBeginsLikeThat() {
        Harness.Run run = cli().run("admin", "cleanup", "--prefix", "org.example.");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("No package begins with 'org.example.'.\n");
    }

    @Test
    void cleansUpNothingWhenNobodyCanBeAsked() {
        Harness.Run run = cli().run("admin", "cleanup", "--prefix", "com.example.");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--yes");
        assertThat(registry.requests()).noneMatch(request -> request.startsWith("DELETE"));
    }

    private Harness cli() {
        return new Harness(home)
                .with("CALIMERO_REGISTRY_URL", registry.url())
                .with("CALIMERO_API_KEY", FakeRegistry.TOKEN)
                .with("NO_COLOR", "1");
    }

    private static FakeRegistry.Answer json(String text) {
        return FakeRegistry.Answer.json(200, text);
    }

    private static String figures(String status, String more) {
        String warnings = status.equals("up") ? "[]" : "[\"nearly full\"]";
        return "{\"status\":\"" + status + "\",\"revision\":12,\"version\":\"0.1.0\",\"java\":\"25.0.1\",\"startedAt\":"
                + TIME
                + ",\"processors\":2,\"memory\":{\"used\":84000000,\"max\":256000000},\"warnings\":" + warnings
                + ",\"disk\":{\"free\":12000000000,\"total\":64000000000}" + more + "}";
    }

    private static String setting(String key, String value, boolean masked, String source) {
        return "{\"key\":\"registry." + key + "\",\"value\":" + value + ",\"masked\":" + masked + ",\"source\":\""
                + source + "\"}";
    }

    private static String bot(String name, String org) {
        return "{\"id\":\"id-" + name + "\",\"name\":\"" + name + "\",\"org\":\"" + org + "\",\"email\":\"" + name + "@"
                + org + ".bots.invalid\",\"suspended\":false,\"createdAt\":" + TIME + "}";
    }

    private static String pkg(String name, int downloads) {
        return "{\"name\":\"" + name + "\",\"latestVersion\":\"1.0.0\",\"versionCount\":2,\"author\":\"alice\","
                + "\"verified\":false,\"adminVerified\":false,\"unverified\":false,\"downloads\":" + downloads
                + ",\"owner\":\"a1\"}";
    }

    private static String user() {
        return "{\"id\":\"a1\",\"email\":\"alice@example.com\",\"username\":\"alice\",\"name\":\"Alice\","
                + "\"verified\":true,\"adminVerified\":true,\"isAdmin\":true,\"createdAt\":" + TIME + "}";
    }
}
