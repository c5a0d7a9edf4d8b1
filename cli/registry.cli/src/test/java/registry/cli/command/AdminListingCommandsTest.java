package registry.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages, organizations, the audit trail and keys, as administrators see them. */
class AdminListingCommandsTest {
    private static final String TIME = "\"2026-11-21T08:00:00Z\"";

    @TempDir
    Path home;

    private FakeRegistry registry;

    @BeforeEach
    void start() throws IOException {
        registry = new FakeRegistry();
        registry.answer(
                "GET /api/admin/packages",
                json("{\"packages\":[" + pkg("com.example.app", true) + "," + pkg("com.example.tool", false) + "]}"));
        registry.answer("GET /api/admin/orgs", json("{\"orgs\":[" + org("acme") + "," + org("zoo") + "]}"));
        registry.answer(
                "GET /api/admin/orgs/acme/members", json("{\"members\":[\"a@example.com\",\"b@example.com\"]}"));
        registry.answer("GET /api/admin/orgs/acme/packages", json("{\"packages\":[]}"));
        for (String request : new String[] {
            "PATCH /api/admin/packages/com.example.app", "PATCH /api/admin/orgs/acme", "POST /api/admin/keys/rotate"
        }) {
            registry.answer(request, json("{\"ok\":true}"));
        }
        for (String request :
                new String[] {"DELETE /api/admin/packages/com.example.app", "DELETE /api/admin/orgs/acme"}) {
            registry.answer(request, FakeRegistry.Answer.bytes(204, new byte[0], Map.of()));
        }
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void listsPackages() {
        assertThat(cli().run("admin", "packages", "list").out()).isEqualTo("""
                PACKAGE           LATEST  VERSIONS  DOWNLOADS  STATE     AUTHOR
                com.example.app   1.0.0   2         7          verified  alice
                com.example.tool  1.0.0   2         7          -         alice
                """);
        assertThat(cli().run("admin", "packages", "list", ".TOOL").out())
                .contains("com.example.tool")
                .doesNotContain("com.example.app");
        assertThat(cli().run("admin", "packages", "list", "--limit", "1", "--json")
                        .out())
                .contains("\"package\": \"com.example.app\"", "\"ownerId\": \"a1\"", "\"more\": true")
                .doesNotContain("com.example.tool");
    }

    @Test
    void givesAndTakesTheBadgeOfAPackage() {
        assertThat(cli().run("admin", "packages", "verify", "com.example.app").out())
                .isEqualTo("com.example.app is verified now.\n");
        assertThat(cli().run("admin", "packages", "unverify", "com.example.app", "--json")
                        .out())
                .contains("\"adminVerified\": false");
        assertThat(registry.requests())
                .containsExactly(
                        "PATCH /api/admin/packages/com.example.app {\"action\":\"verify\"}",
                        "PATCH /api/admin/packages/com.example.app {\"action\":\"unverify\"}");
        Harness.Run nameless = cli().run("admin", "packages", "verify", "No Name");
        assertThat(nameless.exitCode()).isEqualTo(1);
        assertThat(nameless.err()).contains("such as com.example.app");
    }

    @Test
    void deletesAPackageOrAVersionByTheAdministratorsRoute() {
        registry.list("com.example.app", "1.0.0", false);
        registry.list("com.example.app", "1.1.0", false);

        assertThat(cli().answering("no")
                        .run("admin", "packages", "delete", "com.example.app")
                        .out())
                .isEqualTo("Nothing was changed.\n");
        assertThat(registry.requests()).noneMatch(request -> request.startsWith("DELETE"));
        assertThat(cli().run("admin", "packages", "delete", "com.example.app@1.0.0", "--yes")
                        .out())
                .isEqualTo("Deleted: com.example.app@1.0.0\n");
        assertThat(cli().answering("com.example.app")
                        .run("admin", "packages", "delete", "com.example.app")
                        .out())
                .contains("com.example.app (1.1.0, 1.0.0)");
        assertThat(registry.requests())
                .contains(
                        "PATCH /api/admin/packages/com.example.app {\"action\":\"delete_version\",\"version\":\"1.0.0\"}",
                        "DELETE /api/admin/packages/com.example.app");
    }

    @Test
    void listsAndShowsOrganizations() {
        assertThat(cli().run("admin", "orgs", "list").out()).isEqualTo("""
                SLUG  STATE     CREATED (UTC)     NAME
                acme  verified  2026-11-21 08:00  The acme
                zoo   -         2026-11-21 08:00  The zoo
                """);
        assertThat(cli().run("admin", "orgs", "list", "the z").out())
                .contains("zoo")
                .doesNotContain("acme");
        assertThat(cli().run("admin", "orgs", "get", "Acme").out()).isEqualTo("""
                Slug       acme
                Name       The acme (verified)
                Created    2026-11-21 08:00 UTC
                  website  https://example.com
                Members    a@example.com
                           b@example.com
                Packages   none
                """);
        assertThat(cli().run("admin", "orgs", "get", "acme", "--json").out())
                .contains("\"members\": [", "\"packages\": []", "\"website\"");
    }

    @Test
    void saysThatThereIsNoSuchOrganization() {
        for (String word : new String[] {"get", "delete"}) {
            Harness.Run run = cli().run("admin", "orgs", word, "nowhere");
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err()).contains("There is no organization 'nowhere'", "admin orgs list");
        }
    }

    @Test
    void vouchesForAnOrganizationAndDeletesIt() {
        assertThat(cli().run("admin", "orgs", "verify", "acme").out()).contains("acme is verified now");
        assertThat(cli().run("admin", "orgs", "unverify", "acme").out()).contains("acme is not verified now");
        assertThat(cli().answering("yes").run("admin", "orgs", "delete", "acme").out())
                .isEqualTo("Nothing was changed.\n");
        assertThat(cli().answering("acme")
                        .run("admin", "orgs", "delete", "acme")
                        .out())
                .isEqualTo("The organization acme is deleted.\n");
        assertThat(registry.requests())
                .contains("PATCH /api/admin/orgs/acme {\"action\":\"unverify\"}", "DELETE /api/admin/orgs/acme");
    }

    @Test
    void showsWhatWasDoneByWhom() {
        registry.answer("GET /api/admin/users/a1", json(user()));
        registry.answer(
                "GET /api/admin/audit?limit=51",
                json("{\"entries\":[" + entry("e2", "a1", "version.yank") + "," + entry("e1", "gone", "org.create")
                        + "]}"));

        assertThat(cli().run("admin", "audit").out()).isEqualTo("""
                WHEN (UTC)        WHO                DID           TO               FROM
                2026-11-21 08:00  alice@example.com  version.yank  com.example.app  127.0.0.1
                2026-11-21 08:00  gone               org.create    com.example.app  127.0.0.1
                """);
        assertThat(cli().run("admin", "audit", "--details").out())
                .contains("By      token t1", "Before  {\"yanked\":false}", "Entry   e2");
        assertThat(cli().run("admin", "audit", "--json").out())
                .contains("\"email\": \"alice@example.com\"", "\"yanked\": false", "\"kind\": \"token\"");
    }

    @Test
    void asksForWhatIsWantedOfTheAuditTrail() {
        registry.answer("GET /api/admin/users?q=alice&limit=1000", json("{\"users\":[" + user() + "]}"));
        registry.answer("GET /api/admin/users?q=gone&limit=1000", json("{\"users\":[]}"));
        registry.answer(
                "GET /api/admin/audit?account=a1&action=version.&target=com.&since=2030-01-01T00%3A00%3A00Z"
                        + "&until=2030-01-31T12%3A00%3A00Z&limit=3",
                json("{\"entries\":[],\"next\":null}"));
        registry.answer("GET /api/admin/audit?account=gone&limit=51", json("{\"entries\":[]}"));

        Harness.Run run = cli().run(
                        "admin",
                        "audit",
                        "--actor",
                        "alice",
                        "--action",
                        "version.",
                        "--target",
                        "com.",
                        "--since",
                        "2030-01-01",
                        "--until",
                        "2030-01-31T13:00:00+01:00",
                        "--limit",
                        "2");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("Nothing of this sort was done.\n");
        assertThat(cli().run("admin", "audit", "--actor", "gone").exitCode()).isZero();
        Harness.Run timeless = cli().run("admin", "audit", "--since", "yesterday");
        assertThat(timeless.exitCode()).isEqualTo(2);
        assertThat(timeless.err()).contains("'yesterday'", "7d");
    }

    @Test
    void rotatesTheKeys() {
        assertThat(cli().run("admin", "keys", "rotate").out()).contains("new key", "nobody is signed out");
        assertThat(cli().run("admin", "keys", "rotate", "--json").out()).contains("\"rotated\": true");
    }

    @Test
    void passesOnThatOneIsNoAdministrator() {
        registry.answer(
                "GET /api/admin/orgs", FakeRegistry.Answer.json(403, "{\"error\":\"forbidden\",\"message\":\"no\"}"));

        assertThat(cli().run("admin", "orgs", "list").exitCode()).isEqualTo(4);
    }

    private Harness cli() {
        return new Harness(home)
                .with("CALIMERO_REGISTRY_URL", registry.url())
                .with("CALIMERO_API_KEY", FakeRegistry.TOKEN);
    }

    private static FakeRegistry.Answer json(String text) {
        return FakeRegistry.Answer.json(200, text);
    }

    private static String pkg(String name, boolean verified) {
        return "{\"name\":\"" + name + "\",\"latestVersion\":\"1.0.0\",\"versionCount\":2,\"author\":\"alice\","
                + "\"verified\":" + verified + ",\"adminVerified\":" + verified
                + ",\"unverified\":false,\"downloads\":7,\"owner\":\"a1\"}";
    }

    private static String org(String id) {
        return "{\"id\":\"" + id + "\",\"name\":\"The " + id + "\",\"verified\":" + id.equals("acme")
                + ",\"createdAt\":" + TIME + ",\"metadata\":{\"website\":\"https://example.com\"}}";
    }

    private static String user() {
        return "{\"id\":\"a1\",\"email\":\"alice@example.com\",\"username\":\"alice\",\"name\":\"Alice\","
                + "\"verified\":true,\"adminVerified\":true,\"isAdmin\":true,\"createdAt\":" + TIME + "}";
    }

    private static String entry(String id, String account, String action) {
        return "{\"id\":\"" + id + "\",\"when\":" + TIME + ",\"account\":\"" + account
                + "\",\"credential\":{\"id\":\"t1\",\"kind\":\"token\"},\"from\":\"127.0.0.1\",\"action\":\"" + action
                + "\",\"target\":\"com.example.app\",\"before\":{\"yanked\":false},\"after\":{\"yanked\":true}}";
    }
}
