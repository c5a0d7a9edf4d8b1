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
import org.junit.jupiter.params.provider.ValueSource;

class OrgCommandsTest {
    private static final String ORG = """
            {"id": "my-org", "name": "My Org", "slug": "my-org", "created_at": "2026-11-21T12:00:00Z",
             "updated_at": "2026-11-21T12:30:00Z", "metadata": {"website": "https://my-org.example"},
             "verified": false, "memberCount": 2, "packageCount": 1, "role": "owner"}""";

    @TempDir
    Path home;

    private FakeRegistry registry;

    @BeforeEach
    void start() throws IOException {
        registry = new FakeRegistry();
        registry.answer("GET /api/auth/me", FakeRegistry.Answer.json(200, """
                {"user": {"id": "a1", "email": "ada@example.com", "name": "Ada", "picture": null,
                 "username": "ada", "verified": false, "isAdmin": false, "isBot": false}}"""));
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void listsOnesOwnOrganizationsInTwoRequests() {
        answer("GET /api/v2/orgs?member=ada%40example.com", 200, "[" + ORG + "]");
        assertThat(run("org", "list")).isEqualTo("""
                SLUG    ROLE   MEMBERS  PACKAGES  NAME
                my-org  owner  2        1         My Org
                """);
        assertThat(registry.requests()).hasSize(2);
        assertThat(run("org", "list", "--json")).contains("\"organizations\": [", "\"role\": \"owner\"");
    }

    @Test
    void tellsHowToMakeTheFirstOne() {
        answer("GET /api/v2/orgs?member=ada%40example.com", 200, "[]");
        assertThat(run("org", "list")).contains("no organization").contains("org create -n NAME -s SLUG");
    }

    @Test
    void createsOneByTheOldFlags() {
        answer("POST /api/v2/orgs", 201, ORG);
        assertThat(run("org", "create", "-n", "My Org", "-s", "my-org")).isEqualTo("""
                Slug       my-org
                Name       My Org
                Your role  owner
                Members    2
                Packages   1
                Created    2026-11-21 12:00 UTC
                Changed    2026-11-21 12:30 UTC
                  website  https://my-org.example
                """);
        assertThat(registry.requests()).containsExactly("POST /api/v2/orgs {\"name\":\"My Org\",\"slug\":\"my-org\"}");
    }

    @Test
    void showsOne() {
        answer("GET /api/v2/orgs/my-org", 200, ORG);
        assertThat(run("org", "get", "my-org", "--json")).isEqualTo("""
                {
                  "id": "my-org",
                  "slug": "my-org",
                  "name": "My Org",
                  "role": "owner",
                  "verified": false,
                  "memberCount": 2,
                  "packageCount": 1,
                  "createdAt": "2026-11-21T12:00:00Z",
                  "updatedAt": "2026-11-21T12:30:00Z",
                  "metadata": {
                    "website": "https://my-org.example"
                  }
                }
                """);
        assertThat(cli().run("org", "get", "none").exitCode()).isEqualTo(3);
    }

    @Test
    void changesNameAndMetadata() {
        answer("PATCH /api/v2/orgs/my-org", 200, ORG);
        run("org", "update", "my-org", "-n", "Our Org", "-m", "{\"website\": \"https://our.example\"}");
        run("org", "update", "my-org", "--metadata", "{}");
        assertThat(registry.requests())
                .containsExactly(
                        "PATCH /api/v2/orgs/my-org {\"name\":\"Our Org\","
                                + "\"metadata\":{\"website\":\"https://our.example\"}}",
                        "PATCH /api/v2/orgs/my-org {\"metadata\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"text\"", "{\"a\": 1}", "{\"a\": null}"})
    void refusesMetadataThatAreNoTexts(String metadata) {
        Harness.Run run = cli().run("org", "update", "my-org", "-m", metadata);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no JSON object of texts").contains("Try: --metadata");
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void changesNothingWhenNothingIsSaid() {
        Harness.Run run = cli().run("org", "update", "my-org");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--name, --metadata or both");
        assertThat(registry.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "delete, DELETE /api/v2/orgs/my-org, The organization my-org is deleted.",
        "leave, DELETE /api/v2/orgs/my-org/members/ada%40example.com, You are no member of my-org any more."
    })
    void asksBeforeWhatCannotBeUndone(String command, String request, String sentence) {
        answer(request, 204, "");
        assertThat(cli().answering("no").run("org", command, "my-org").out()).isEqualTo("Nothing was changed.\n");
        assertThat(cli().run("org", command, "my-org").exitCode()).isEqualTo(2);
        assertThat(registry.requests()).doesNotContain(request);
        assertThat(cli().answering("yes").run("org", command, "my-org").out()).isEqualTo(sentence + "\n");
        assertThat(run("org", command, "my-org", "-y")).isEqualTo(sentence + "\n");
        assertThat(registry.requests()).contains(request);
    }

    @Test
    void handsOneOver() {
        answer("POST /api/v2/orgs/my-org/transfer", 204, "");
        assertThat(run("org", "transfer", "my-org", "bob", "--yes")).contains("bob is an owner of my-org now");
        assertThat(registry.requests()).containsExactly("POST /api/v2/orgs/my-org/transfer {\"username\":\"bob\"}");
    }

    @Test
    void listsMembers() {
        answer("GET /api/v2/orgs/my-org/members", 200, """
                {"members": [
                 {"email": "ada@example.com", "username": "ada", "verified": true, "role": "owner", "isBot": false},
                 {"email": "bob", "username": "bob", "verified": false, "role": "member", "isBot": false},
                 {"email": "ci", "username": "ci", "verified": false, "role": "member", "isBot": true}]}""");
        assertThat(run("org", "members", "list", "my-org")).isEqualTo("""
                USER  ROLE    E-MAIL           IS
                ada   owner   ada@example.com  verified
                bob   member  -                -
                ci    member  -                bot
                """);
        assertThat(run("org", "members", "list", "my-org", "--json")).contains("\"bot\": true");
    }

    @Test
    void addsMembersByNameOrAddressAndTellsOfInvitations() {
        answer("POST /api/v2/orgs/my-org/members", 204, "");
        assertThat(run("org", "members", "add", "my-org", "bob")).isEqualTo("bob is in my-org as member now.\n");
        assertThat(run("org", "members", "add", "my-org", "bob@example.com", "-r", "Admin", "--json"))
                .contains("\"role\": \"admin\"", "\"invited\": false");
        answer("POST /api/v2/orgs/my-org/members", 202, """
                {"invitation": {"email": "eve@example.com", "role": "owner", "invitedBy": "ada",
                 "createdAt": "2026-11-21T12:00:00Z", "expiresAt": "2026-12-21T12:00:00Z"}}""");
        assertThat(run("org", "members", "add", "my-org", "eve@example.com", "-r", "owner"))
                .contains("is invited to my-org as owner")
                .contains("2026-12-21 12:00 UTC");
        assertThat(registry.requests())
                .containsExactly(
                        "POST /api/v2/orgs/my-org/members {\"username\":\"bob\",\"role\":\"member\"}",
                        "POST /api/v2/orgs/my-org/members {\"email\":\"bob@example.com\",\"role\":\"admin\"}",
                        "POST /api/v2/orgs/my-org/members {\"email\":\"eve@example.com\",\"role\":\"owner\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"add", "update"})
    void demotesNobodyByATypo(String command) {
        Harness.Run run = cli().run("org", "members", command, "my-org", "bob", "-r", "amdin");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'amdin' is no role").contains("one of member, admin, owner");
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void promotesAndRemovesMembers() {
        answer("PATCH /api/v2/orgs/my-org/members/bob%40example.com", 204, "");
        answer("DELETE /api/v2/orgs/my-org/members/bob", 204, "");
        assertThat(run("org", "members", "update", "my-org", "bob@example.com", "-r", "owner"))
                .isEqualTo("bob@example.com is in my-org as owner now.\n");
        assertThat(run("org", "members", "remove", "my-org", "bob")).isEqualTo("bob is not in my-org any more.\n");
        assertThat(registry.requests())
                .containsExactly(
                        "PATCH /api/v2/orgs/my-org/members/bob%40example.com {\"role\":\"owner\"}",
                        "DELETE /api/v2/orgs/my-org/members/bob");
    }

    @Test
    void listsAndRevokesInvitations() {
        answer("GET /api/v2/orgs/my-org/invitations", 200, """
                {"invitations": [{"email": "eve@example.com", "role": "member", "invitedBy": null,
                 "createdAt": "2026-11-21T12:00:00Z", "expiresAt": "2026-12-21T12:00:00Z"}]}""");
        answer("DELETE /api/v2/orgs/my-org/invitations/eve%40example.com", 204, "");
        assertThat(run("org", "invitations", "list", "my-org")).contains("eve@example.com  member  -");
        assertThat(run("org", "invitations", "list", "my-org", "--json")).contains("\"invitedBy\": null");
        assertThat(run("org", "invitations", "revoke", "my-org", "eve@example.com"))
                .contains("is not invited");
    }

    @Test
    void listsLinksAndUnlinksPackages() {
        answer("GET /api/v2/orgs/my-org/packages", 200, "{\"packages\": [\"com.example.a\", \"com.example.b\"]}");
        answer("POST /api/v2/orgs/my-org/packages", 204, "");
        answer("DELETE /api/v2/orgs/my-org/packages/com.example.a", 204, "");
        assertThat(run("org", "packages", "list", "my-org")).isEqualTo("com.example.a\ncom.example.b\n");
        assertThat(run("org", "packages", "list", "my-org", "--json")).contains("\"packages\": [");
        assertThat(run("org", "packages", "link", "my-org", "com.example.a")).contains("is linked to my-org");
        assertThat(run("org", "packages", "unlink", "my-org", "com.example.a")).contains("is not linked");
        assertThat(registry.requests()).contains("POST /api/v2/orgs/my-org/packages {\"package\":\"com.example.a\"}");
    }

    @Test
    void keepsBotsAndTheirTokens() {
        String bot = "{\"name\": \"ci\", \"email\": \"ci@bots.invalid\", \"createdAt\": \"2026-11-21T12:00:00Z\"}";
        answer("GET /api/v2/orgs/my-org/bots", 200, "{\"bots\": [" + bot + "]}");
        answer("POST /api/v2/orgs/my-org/bots", 201, bot);
        answer("DELETE /api/v2/orgs/my-org/bots/ci", 204, "");
        String token = """
                "tokenId": "0123456789abcdef", "label": "CI", "createdAt": "2026-11-21T12:00:00Z",
                "scopes": ["publish"], "packages": [], "expiresAt": null,""";
        answer("POST /api/v2/orgs/my-org/bots/ci/tokens", 201, "{" + token + "\"token\": \"crt_secret\"}");
        answer(
                "GET /api/v2/orgs/my-org/bots/ci/tokens",
                200,
                "{\"tokens\": [{" + token + "\"token\": \"crt_abcd…\", \"lastUsedAt\": null, \"issuedBy\": \"ada\"}]}");
        answer("DELETE /api/v2/orgs/my-org/bots/ci/tokens/0123456789abcdef", 204, "");

        assertThat(run("org", "bots", "list", "my-org")).contains("ci   2026-11-21 12:00");
        assertThat(run("org", "bots", "create", "my-org", "ci")).contains("org bots token create my-org ci");
        assertThat(run("org", "bots", "token", "create", "my-org", "ci", "--label", "CI"))
                .contains("crt_secret");
        assertThat(registry.requests()).contains("POST /api/v2/orgs/my-org/bots/ci/tokens {\"label\":\"CI\"}");
        assertThat(run("org", "bots", "token", "list", "my-org", "ci")).contains("ada, CI");
        assertThat(run("org", "bots", "token", "revoke", "my-org", "ci", "0123456789abcdef", "-y"))
                .contains("is revoked");
        assertThat(cli().run("org", "bots", "delete", "my-org", "ci").exitCode())
                .isEqualTo(2);
        assertThat(run("org", "bots", "delete", "my-org", "ci", "-y")).contains("are gone");
    }

    @Test
    void neverAsksForAnotherPath() {
        Harness.Run run = cli().run("org", "get", "..");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(registry.requests()).isEmpty();
    }

    private void answer(String request, int status, String body) {
        registry.answer(request, FakeRegistry.Answer.json(status, body));
    }

    private String run(String... words) {
        Harness.Run run = cli().run(words);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.out();
    }

    private Harness cli() {
        return new Harness(home)
                .with("CALIMERO_REGISTRY_URL", registry.url())
                .with("CALIMERO_API_KEY", FakeRegistry.TOKEN);
    }
}
