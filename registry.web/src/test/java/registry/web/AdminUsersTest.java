package registry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.web.TestPeople.action;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.accounts.Account;
import registry.accounts.Actor;
import registry.accounts.AuditEntry;
import registry.accounts.AuditFilter;
import registry.accounts.Caller;
import registry.accounts.Origin;
import registry.accounts.Scope;
import registry.orgs.OrgId;

@HelidonTest
class AdminUsersTest {
    private static final String USERS = "/api/admin/users";

    @Inject
    private WebTarget target;

    @Inject
    private Registry domain;

    private TestRegistry registry;
    private TestPeople people;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config(Map.of(
                "registry.admin.emails", "root@example.org",
                "registry.verified.domains", "trusted.example"));
    }

    @BeforeEach
    void connect() {
        registry = TestRegistry.at(target);
        people = new TestPeople(domain, registry);
    }

    @Test
    void listsAccountsByAddressInTheShapeThatClientsKnow() {
        Account ada = people.person("ada");
        people.person("zoe");

        Reply reply = admin("GET", USERS, "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(fields(reply.json())).containsExactly("users");
        List<String> emails = reply.json().get("users").findValuesAsText("email");
        assertThat(emails).isSorted().contains(ada.email(), "admin@example.com");
        JsonNode user = reply.json()
                .get("users")
                .valueStream()
                .filter(found -> found.path("email").asText().equals(ada.email()))
                .findFirst()
                .orElseThrow();
        assertThat(fields(user))
                .startsWith(
                        "id",
                        "email",
                        "username",
                        "name",
                        "verified",
                        "adminVerified",
                        "isAdmin",
                        "isBlacklisted",
                        "createdAt");
        assertThat(user.get("id").textValue()).isEqualTo(ada.id().value());
        assertThat(user.get("isAdmin").booleanValue()).isFalse();
        assertThat(user.get("createdAt").textValue()).isEqualTo(ada.createdAt().toString());
    }

    @Test
    void pagesAndSearches() {
        for (int i = 0; i < 5; i++) {
            people.person("paged");
        }
        List<String> found = new ArrayList<>();
        Optional<String> next = Optional.of(USERS + "?q=PAGED&limit=2");
        while (next.isPresent()) {
            Reply page = admin("GET", next.get(), "");
            assertThat(page.json().get("users").size()).isLessThanOrEqualTo(2);
            found.addAll(page.json().get("users").findValuesAsText("email"));
            next = page.header("Link").map(link -> link.substring(1, link.indexOf('>')));
            assertThat(page.json().has("next")).isEqualTo(next.isPresent());
        }
        assertThat(found).hasSize(5).isSorted().doesNotHaveDuplicates();
        assertThat(admin("GET", USERS + "?q=paged", "").json().get("users")).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=0", "limit=-1", "limit=1001", "limit=x", "limit=1&after=x", "after=%00", "limit=9e9"})
    void refusesMalformedPages(String query) {
        Reply reply = admin("GET", USERS + "?" + query, "");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("invalid_params");
    }

    @Test
    void findsAnAccountByIdAndByAddress() {
        Account ada = people.person("ada");
        Reply byId = admin("GET", USERS + "/" + ada.id(), "");
        assertThat(byId.status()).isEqualTo(200);
        assertThat(byId.json().get("email").textValue()).isEqualTo(ada.email());
        assertThat(admin("GET", USERS + "/" + encoded(ada.email()), "").json()).isEqualTo(byId.json());
        assertThat(admin("GET", USERS + "/" + ada.email().toUpperCase(Locale.ROOT), "")
                        .json())
                .isEqualTo(byId.json());
        assertThat(admin("GET", USERS + "/lookup?email=" + encoded(ada.email()), "")
                        .json())
                .isEqualTo(byId.json());
        Reply missing = admin("GET", USERS + "/lookup", "");
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.error()).isEqualTo("email query param required");
        assertThat(admin("GET", USERS + "/lookup?email=nobody@example.com", "").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "nobody@example.com",
                "%00",
                "..%2F..%2Fsetup",
                "ADA",
                "%22%20OR%201=1",
                "account%2Fx",
                "@",
                "%F0%9F%98%80"
            })
    void knowsNobodyWhoIsNotThere(String id) {
        for (String method : List.of("GET", "PATCH", "DELETE")) {
            Reply reply = admin(method, USERS + "/" + id, action("verify"));
            assertThat(reply.status()).as(reply.text()).isEqualTo(404);
            assertThat(reply.error()).isEqualTo("not_found");
        }
    }

    @Test
    void verifiesAndSaysSo() {
        Account ada = people.person("ada");
        ok("PATCH", ada, action("verify"));
        JsonNode user = user(ada);
        assertThat(user.get("verified").booleanValue()).isTrue();
        assertThat(user.get("adminVerified").booleanValue()).isTrue();
        ok("PATCH", ada, action("unverify"));
        assertThat(user(ada).get("verified").booleanValue()).isFalse();

        change(ada, account -> account.withEmail(account.username().orElseThrow() + "@trusted.example", true));
        assertThat(user(ada).get("verified").booleanValue()).isTrue();
        assertThat(user(ada).get("adminVerified").booleanValue()).isFalse();
    }

    @Test
    void theBadgeIsSeenInTheListingWithTheNextRequest() {
        String name = "com.example.badge-of-owner";
        registry.published(name, "1.0.0");
        Account alice = domain.identity().accounts().findByUsername("alice").orElseThrow();
        for (boolean verified : new boolean[] {true, false, true, false}) {
            ok("PATCH", alice, action(verified ? "verify" : "unverify"));
            JsonNode listed =
                    registry.get("/api/v2/bundles?package=" + name).json().get(0);
            assertThat(listed.get("verified").booleanValue()).isEqualTo(verified);
            assertThat(registry.get("/api/v2/bundles/" + name + "/1.0.0").json())
                    .isEqualTo(listed);
        }
    }

    @Test
    void promotesAndDemotes() {
        Account ada = people.person("ada");
        String token = people.token(ada, Scope.ALL);
        assertThat(people.as(token, "GET", USERS).status()).isEqualTo(403);
        ok("PATCH", ada, action("make_admin"));
        assertThat(user(ada).get("isAdmin").booleanValue()).isTrue();
        assertThat(people.as(token, "GET", USERS).status()).isEqualTo(200);
        ok("PATCH", ada, action("remove_admin"));
        assertThat(people.as(token, "GET", USERS).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"blacklist", "suspend"})
    void aSuspendedAccountIsRefusedFromTheNextRequestOn(String action) {
        Account ada = people.person("ada");
        String token = people.token(ada, Scope.ALL);
        String session = domain.identity()
                .sessions()
                .begin(ada, new Origin("192.0.2.1", Optional.empty()), false)
                .session()
                .value();
        assertThat(signIn(session)).isPresent();

        ok("PATCH", ada, action(action, "reason", "spam"));

        Reply refused = people.as(token, "GET", "/api/auth/me");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.error()).isEqualTo("account_suspended");
        assertThat(refused.text()).doesNotContain("spam");
        assertThat(domain.identity().sessions().list(ada.id())).isEmpty();
        JsonNode user = user(ada);
        assertThat(user.get("isBlacklisted").booleanValue()).isTrue();
        assertThat(user.at("/suspension/reason").textValue()).isEqualTo("spam");

        ok("PATCH", ada, action(action.equals("suspend") ? "unsuspend" : "unblacklist"));
        assertThat(people.as(token, "GET", "/api/auth/me").status()).isEqualTo(200);
        assertThat(signIn(session)).as("sessions stay ended").isEmpty();
        assertThat(user(ada).has("suspension")).isFalse();
    }

    @Test
    void refusesWhatNobodyDoesToThemselvesOrToConfiguredAdministrators() {
        Account alice =
                domain.identity().accounts().findByEmail("admin@example.com").orElseThrow();
        for (String action : List.of("blacklist", "remove_admin")) {
            refused(409, "own_account", "PATCH", alice, action(action));
        }
        Account root = people.person("root");
        change(root, account -> account.withEmail("root@example.org", true));
        refused(400, "cannot_blacklist", "PATCH", root, action("blacklist"));
        refused(400, "cannot_remove", "PATCH", root, action("remove_admin"));
        refused(400, "cannot_promote", "PATCH", people.bot("robot"), action("make_admin"));
        refused(409, "own_account", "DELETE", alice, "");
        refused(400, "cannot_remove", "DELETE", root, "");
        assertThat(user(root).get("isAdmin").booleanValue()).isTrue();
    }

    @Test
    void deletesAnAccountWithItsTokensAndSessionsButNotItsName() {
        Account ada = people.person("ada");
        String token = people.token(ada, Scope.ALL);
        String session = domain.identity()
                .sessions()
                .begin(ada, new Origin("192.0.2.1", Optional.empty()), false)
                .session()
                .value();

        Reply reply = admin("DELETE", USERS + "/" + encoded(ada.email()), "");

        assertThat(reply.status()).as(reply.text()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        assertThat(people.as(token, "GET", "/api/auth/me").status()).isEqualTo(401);
        assertThat(signIn(session)).isEmpty();
        assertThat(people.now(ada)).isEmpty();
        refused(404, "not_found", "DELETE", ada, "");
        assertThat(domain.identity().accounts().findByEmail(ada.email())).isEmpty();
    }

    @Test
    void deletesNoLastOwnerOfAnOrganization() {
        Account ada = people.person("ada");
        Actor owner = domain.identity()
                .signIn()
                .authenticate(Caller.bearing("Bearer " + people.token(ada, Scope.ALL)))
                .orElseThrow();
        domain.orgs().orgs().create(owner, OrgId.parse("owned-by-one"), "Owned by one");

        refused(409, "last_owner", "DELETE", ada, "");

        assertThat(people.now(ada)).isPresent();
    }

    @Test
    void refusesActionsThatAreNone() {
        Account ada = people.person("ada");
        for (String body : List.of("", "{}", "{\"action\":\"\"}", "{\"action\":\"VERIFY\"}", "{\"action\":null}")) {
            refused(400, "bad_action", "PATCH", ada, body);
        }
        for (String body : List.of("no json", "[]", "{\"action\":1}", "{\"action\":\"suspend\",\"reason\":[]}", "{")) {
            refused(400, "parse_error", "PATCH", ada, body);
        }
        refused(400, "invalid_params", "PATCH", ada, action("suspend", "reason", "x".repeat(501)));
        assertThat(people.now(ada)).contains(ada);
    }

    @Test
    void recordsEveryActionWithItsAuthor() {
        Account ada = people.person("ada");
        List<String> actions = List.of("verify", "unverify", "make_admin", "remove_admin", "blacklist", "unblacklist");
        actions.forEach(action -> ok("PATCH", ada, action(action)));

        AuditFilter filter = new AuditFilter(
                Optional.empty(),
                Optional.of("account."),
                Optional.of(ada.id().value()),
                Optional.empty(),
                Optional.empty());
        List<String> recorded = domain.identity().audit().stream(filter, Optional.empty())
                .map(entry -> {
                    assertThat(entry.path("from").textValue()).isEqualTo("127.0.0.1");
                    assertThat(entry.at("/credential/kind").textValue()).isEqualTo("token");
                    return entry.path("action").textValue();
                })
                .toList()
                .reversed();
        assertThat(recorded)
                .containsExactly(
                        "account.verify",
                        "account.unverify",
                        "account.promote",
                        "account.demote",
                        "account.suspend",
                        "account.reinstate");
    }

    private Optional<Actor> signIn(String session) {
        return domain.identity().signIn().authenticate(new Caller(Optional.empty(), Optional.of(session), "192.0.2.1"));
    }

    private Reply admin(String method, String path, String body) {
        return registry.signedIn(method, path, body);
    }

    private void ok(String method, Account account, String body) {
        Reply reply = admin(method, USERS + "/" + account.id(), body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("{\"ok\":true}");
    }

    private void refused(int status, String error, String method, Account account, String body) {
        Reply reply = admin(method, USERS + "/" + account.id(), body);
        assertThat(reply.status()).as(body + reply.text()).isEqualTo(status);
        assertThat(reply.error()).isEqualTo(error);
    }

    private JsonNode user(Account account) {
        return admin("GET", USERS + "/" + account.id(), "").json();
    }

    private void change(Account account, UnaryOperator<Account> change) {
        Actor actor = domain.identity()
                .signIn()
                .authenticate(Caller.bearing("Bearer " + registry.token()))
                .orElseThrow();
        domain.identity()
                .accounts()
                .change(account.id(), AuditEntry.of(actor, "test", account.id().value()), change);
    }

    private static List<String> fields(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
