package registry.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminUsersCommandsTest {
    private static final String USERS = "/api/admin/users";
    private static final String ALICE = user("a1", "alice", "\"isAdmin\":true");
    private static final String BOB = user(
            "b1",
            "bob",
            "\"isAdmin\":false,\"suspension\":{\"reason\":\"Spam\",\"since\":\"2026-11-20T08:00:00Z\",\"by\":\"a1\"}");

    @TempDir
    Path home;

    private FakeRegistry registry;

    @BeforeEach
    void start() throws IOException {
        registry = new FakeRegistry();
        registry.answer("GET " + USERS + "?limit=51", json("{\"users\":[" + ALICE + "],\"next\":\"n1\"}"));
        registry.answer("GET " + USERS + "?limit=51&after=n1", json("{\"users\":[" + BOB + "]}"));
        registry.answer("GET " + USERS + "?q=bob&limit=1000", json("{\"users\":[" + BOB + "," + ALICE + "]}"));
        registry.answer("GET " + USERS + "/bob%40example.com", json(BOB));
        registry.answer("GET " + USERS + "/b1", json(BOB));
        registry.answer("PATCH " + USERS + "/b1", json("{\"ok\":true}"));
        registry.answer("DELETE " + USERS + "/b1", FakeRegistry.Answer.bytes(204, new byte[0], java.util.Map.of()));
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void listsAccountsPageAfterPage() {
        Harness.Run run = cli().run("admin", "users", "list");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("""
                E-MAIL             USER NAME  STATE          CREATED (UTC)
                alice@example.com  alice      administrator  2026-11-21 08:00
                bob@example.com    bob        suspended      2026-11-21 08:00
                """);
    }

    @Test
    void fetchesNoMoreThanIsWantedAndSaysThatThereIsMore() {
        registry.answer("GET " + USERS + "?limit=2", json("{\"users\":[" + ALICE + "," + BOB + "],\"next\":\"n1\"}"));

        Harness.Run run = cli().run("admin", "users", "list", "--limit", "1");
        assertThat(run.out()).contains("alice@example.com", "larger --limit").doesNotContain("bob@");
        assertThat(registry.requests()).containsExactly("GET " + USERS + "?limit=2");
        assertThat(cli().run("admin", "users", "list", "--limit", "1", "--json").out())
                .contains("\"email\": \"alice@example.com\"", "\"more\": true");
    }

    @Test
    void listsOnlyAdministratorsOrSuspendedAccounts() {
        assertThat(cli().run("admin", "users", "list", "--administrators").out())
                .contains("alice@")
                .doesNotContain("bob@");
        assertThat(cli().run("admin", "users", "list", "--suspended").out())
                .contains("bob@")
                .doesNotContain("alice@");
        assertThat(cli().run("admin", "users", "list", "--suspended", "--administrators")
                        .out())
                .isEqualTo("There are no such accounts.\n");
    }

    @Test
    void refusesALimitThatIsNoNumber() {
        Harness.Run run = cli().run("admin", "users", "list", "--limit", "all");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("1 to 999999", "'all'");
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void showsAnAccountByAddressAndUserName() {
        for (String name : new String[] {"bob@example.com", "bob", "BOB"}) {
            registry.answer("GET " + USERS + "?q=BOB&limit=1000", json("{\"users\":[" + BOB + "]}"));
            Harness.Run run = cli().run("admin", "users", "get", name);
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out())
                    .contains("E-mail     bob@example.com", "State      suspended", "  because  Spam", "Id         b1");
        }
        assertThat(cli().run("admin", "users", "get", "bob", "--json").out())
                .contains("\"suspended\": true", "\"reason\": \"Spam\"", "\"by\": \"a1\"");
    }

    @Test
    void knowsAnIdFromAUserName() {
        registry.answer(
                "GET " + USERS + "?q=a1&limit=1000",
                json("{\"users\":[" + ALICE + "," + user("c1", "a1", "\"isAdmin\":false") + "]}"));

        Harness.Run run = cli().run("admin", "users", "delete", "a1", "--yes");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("id of another", "alice@example.com or a1@example.com");
        assertThat(registry.requests()).noneMatch(request -> request.startsWith("DELETE"));
    }

    @Test
    void saysThatThereIsNoSuchAccount() {
        registry.answer("GET " + USERS + "?q=bo&limit=1000", json("{\"users\":[" + BOB + "]}"));

        for (String name : new String[] {"bo", "nobody@example.com"}) {
            Harness.Run run = cli().run("admin", "users", "suspend", name);
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err()).contains("There is no account '" + name + "'", "admin users list");
        }
        assertThat(registry.requests()).noneMatch(request -> request.startsWith("PATCH"));
    }

    @ParameterizedTest
    @CsvSource({
        "verify,verify,is verified now",
        "unverify,unverify,not vouched for",
        "promote,make_admin,administers the registry now",
        "demote,remove_admin,does not administer",
        "unsuspend,unsuspend,is not suspended now"
    })
    void changesAnAccount(String word, String action, String outcome) {
        Harness.Run run = cli().run("admin", "users", word, "bob");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("bob@example.com ").contains(outcome);
        assertThat(registry.requests()).contains("PATCH " + USERS + "/b1 {\"action\":\"" + action + "\"}");
        assertThat(cli().run("admin", "users", word, "bob", "--json").out()).contains("\"id\": \"b1\"");
    }

    @Test
    void suspendsWithAReason() {
        Harness.Run run = cli().run("admin", "users", "suspend", "bob@example.com", "--reason", " Spam ");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("bob@example.com is suspended");
        assertThat(registry.requests()).contains("PATCH " + USERS + "/b1 {\"action\":\"suspend\",\"reason\":\"Spam\"}");
    }

    @Test
    void deletesAnAccountWhoseAddressWasTyped() {
        Harness.Run declined = cli().answering("bob").run("admin", "users", "delete", "bob");
        assertThat(declined.exitCode()).isZero();
        assertThat(declined.out()).isEqualTo("Nothing was changed.\n");
        assertThat(registry.requests()).noneMatch(request -> request.startsWith("DELETE"));

        Harness.Run done = cli().answering("bob@example.com").run("admin", "users", "delete", "bob");
        assertThat(done.out()).isEqualTo("The account bob@example.com is deleted.\n");
        assertThat(registry.requests()).contains("DELETE " + USERS + "/b1");
        assertThat(cli().run("admin", "users", "delete", "bob", "--yes", "--json")
                        .out())
                .contains("\"deleted\": true");
    }

    @Test
    void deletesNothingWhenNobodyCanBeAsked() {
        Harness.Run run = cli().run("admin", "users", "delete", "bob");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--yes");
        assertThat(registry.requests()).noneMatch(request -> request.startsWith("DELETE"));
    }

    @Test
    void saysWhatTheRegistryRefuses() {
        registry.answer(
                "PATCH " + USERS + "/b1",
                FakeRegistry.Answer.json(
                        409, "{\"error\":\"last_administrator\",\"message\":\"nobody would be left\"}"));

        Harness.Run run = cli().run("admin", "users", "demote", "bob");
        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("nobody would be left", "last_administrator");
    }

    private Harness cli() {
        return new Harness(home)
                .with("CALIMERO_REGISTRY_URL", registry.url())
                .with("CALIMERO_API_KEY", FakeRegistry.TOKEN);
    }

    private static FakeRegistry.Answer json(String text) {
        return FakeRegistry.Answer.json(200, text);
    }

    private static String user(String id, String username, String more) {
        return "{\"id\":\"" + id + "\",\"email\":\"" + username + "@example.com\",\"username\":\"" + username
                + "\",\"name\":\"" + username + "\",\"verified\":false,\"adminVerified\":false,\"emailVerified\":true,"
                + "\"createdAt\":\"2026-11-21T08:00:00Z\"," + more + "}";
    }
}
