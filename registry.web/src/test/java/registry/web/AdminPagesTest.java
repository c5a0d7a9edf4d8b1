package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.accounts.Account;
import registry.accounts.NewAccount;
import registry.accounts.Profile;
import registry.accounts.Scope;

/** What administrators see and do in the browser. */
@HelidonTest
class AdminPagesTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    @Inject
    private WebTarget target;

    @Inject
    private Registry domain;

    private TestRegistry registry;
    private TestPeople people;
    private PageVisitor admin;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config(Map.of(
                "registry.admin.emails", "root@example.org",
                "registry.verified.domains", "trusted.example",
                "registry.cors.origins", "https://front.example"));
    }

    @BeforeEach
    void connect() {
        registry = TestRegistry.at(target);
        people = new TestPeople(domain, registry);
        admin = new PageVisitor(registry, registry.token());
    }

    @Test
    void tellsHowTheRegistryIs() {
        registry.published("com.overview.app", "1.0.0");
        assertThat(admin.page("/admin"))
                .contains("Storage", "writes succeed", "Listing", "Disk of the data directory", "Running since")
                .contains("Metadata store", "filesystem", "In use", "not in use")
                .contains("registry.cors.origins", "https://front.example", "registry.admin.emails")
                .contains("href=\"/admin/users\"", "href=\"/admin/audit\"", "aria-current=\"page\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/admin/users",
                "/admin/users/nobody",
                "/admin/packages",
                "/admin/packages/com.none",
                "/admin/orgs",
                "/admin/orgs/none",
                "/admin/audit"
            })
    void isForAdministratorsAlone(String path) {
        PageVisitor person = new PageVisitor(registry, people.token(people.person("plain"), Scope.ALL));
        assertThat(person.get(path).status()).isEqualTo(403);
        assertThat(person.get(path).text()).contains("Only administrators of this registry may do this");
        PageVisitor scoped = new PageVisitor(
                registry, TestPerson.of(registry, "sc" + path.hashCode()).token());
        assertThat(scoped.get(path).status()).isEqualTo(403);
        Reply stranger = registry.get(path, "Accept", "text/html");
        assertThat(stranger.status()).isEqualTo(303);
        assertThat(stranger.header("Location").orElseThrow()).endsWith("?return=" + path.replace("/", "%2F"));
    }

    @Test
    void searchesFiltersAndPagesAccounts() {
        Account bob = people.person("search-bob");
        Account bot = people.bot("search-bot");
        assertThat(admin.page("/admin/users?q=SEARCH-B"))
                .contains("/admin/users/" + bob.id(), "/admin/users/" + bot.id(), "Bot of acme", "value=\"SEARCH-B\"");
        assertThat(admin.page("/admin/users?q=search-b&show=bots"))
                .contains("/admin/users/" + bot.id(), "value=\"bots\" selected")
                .doesNotContain("/admin/users/" + bob.id());
        assertThat(admin.page("/admin/users?show=administrators"))
                .contains("admin@example.com")
                .doesNotContain(bob.email());
        assertThat(admin.page("/admin/users?q=nobody-at-all")).contains("Nobody matches", "0 accounts");
        for (int i = 0; i < 51; i++) {
            people.person("manifold");
        }
        String first = admin.page("/admin/users?q=manifold");
        assertThat(first).contains("50 accounts on this page").doesNotContain("From the beginning");
        assertThat(admin.page(next(first))).contains("1 account on this page", "From the beginning", "manifold");
    }

    @Test
    void vouchesForAccounts() {
        Account ada = people.person("vouch");
        assertThat(admin.led(path(ada) + "/verify", "verified", "true"))
                .contains("You vouch for the account.", "Vouch no longer");
        assertThat(admin.page("/admin/users?show=vouched")).contains(ada.email());
        assertThat(admin.led(path(ada) + "/verify", "verified", "false"))
                .contains("You vouch for the account no longer", "Vouch for it");
        assertThat(people.now(ada).orElseThrow().standing().verified()).isFalse();
        Account known = vouchedByDomain();
        assertThat(admin.page(path(known))).contains("because of its e-mail domain", "registry.verified.domains");
    }

    @Test
    void makesAdministratorsAndTakesTheRightBack() {
        Account ada = people.person("right");
        PageVisitor herself = new PageVisitor(registry, people.token(ada, Scope.ALL));
        assertThat(admin.led(path(ada) + "/administrator", "administrator", "true"))
                .contains("administers this registry from now on", "Take the right from");
        assertThat(herself.page(path(ada))).contains("This is your own account").doesNotContain("Take the right from");
        herself.refused(409, path(ada) + "/delete", "confirm", ada.displayName());
        assertThat(admin.led(path(ada) + "/administrator", "administrator", "false"))
                .contains("administers this registry no longer");
        assertThat(herself.get("/admin").status()).isEqualTo(403);
    }

    @Test
    void offersNothingThatIsRefused() {
        Account root = configured();
        assertThat(admin.page(path(root)))
                .contains("by the registry&#x27;s configuration")
                .doesNotContain("Take the right from", "/suspend\"", "/delete\"");
        for (String form : List.of("/administrator", "/suspend", "/delete")) {
            assertThat(admin.refused(400, path(root) + form, "confirm", root.displayName()))
                    .contains("registry.admin.emails");
        }
        Account bot = people.bot("offered");
        assertThat(admin.page(path(bot))).doesNotContain("/administrator\"");
        assertThat(admin.refused(400, path(bot) + "/administrator", "administrator", "true"))
                .contains("is a bot; only people administer");
    }

    @Test
    void suspendsWithAReasonAndLetsActAgain() {
        Account ada = people.person("stop");
        String token = people.token(ada, Scope.ALL);
        assertThat(admin.refused(400, path(ada) + "/suspend", "reason", "x".repeat(501)))
                .contains("Reason must have at most 500 characters", "x".repeat(501) + "</textarea>");
        assertThat(admin.led(path(ada) + "/suspend", "reason", "<b>spam</b>"))
                .contains("The account is suspended", "Reason: &lt;b&gt;spam", "by alice")
                .doesNotContain("<b>spam");
        Reply refused = new PageVisitor(registry, token).get("/account");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("suspended");
        assertThat(admin.page("/admin/users?show=suspended")).contains(ada.email());
        assertThat(admin.led(path(ada) + "/reinstate")).contains("may act again");
        assertThat(new PageVisitor(registry, token).get("/account").status()).isEqualTo(200);
    }

    @Test
    void deletesAnAccountOnlyWhenItsNameIsTyped() {
        Account ada = people.person("gone");
        assertThat(admin.refused(400, path(ada) + "/delete", "confirm", "<i>gone"))
                .contains("Nothing was deleted", "value=\"&lt;i&gt;gone\"")
                .doesNotContain("<i>gone");
        assertThat(people.now(ada)).isPresent();
        assertThat(admin.led(path(ada) + "/delete", "confirm", ada.displayName()))
                .contains("The account was deleted");
        assertThat(people.now(ada)).isEmpty();
        for (String form : List.of("/verify", "/administrator", "/suspend", "/reinstate", "/delete")) {
            assertThat(admin.refused(404, path(ada) + form, "confirm", ada.displayName()))
                    .contains("There is no such account; it may have been deleted");
        }
        assertThat(admin.get(path(ada)).status()).isEqualTo(404);
        assertThat(admin.get("/admin/users/%3Cscript%3E").status()).isEqualTo(404);
    }

    @Test
    void saysWhenAnOrganizationWouldLoseItsLastOwner() {
        TestPerson olga = TestPerson.ownerOf(registry, "olga-last", "olgas-last");
        assertThat(admin.refused(409, "/admin/users/" + olga.id() + "/delete", "confirm", "olga-last"))
                .contains("olgas-last", "value=\"olga-last\"");
        assertThat(admin.page("/admin/users/" + olga.id())).contains("/admin/orgs/olgas-last");
    }

    @Test
    void vouchesForPackagesAndDeletesThem() {
        registry.published("com.steward.app", "1.0.0");
        registry.published("com.steward.app", "1.1.0");
        registry.published("com.steward.other", "1.0.0");
        String app = "/admin/packages/com.steward.app";
        assertThat(admin.page("/admin/packages?q=com.steward")).contains("2 packages", app);
        assertThat(admin.led(app + "/verify", "verified", "true"))
                .contains("You vouch for the package", "/apps/com.steward.app/1.1.0/manage", "2 versions");
        assertThat(admin.page("/admin/packages?q=com.steward&verified=true"))
                .contains("1 package", app)
                .doesNotContain("com.steward.other");
        assertThat(admin.led(app + "/verify", "verified", "false")).contains("no longer");
        assertThat(admin.refused(400, app + "/delete", "confirm", "com.steward"))
                .contains("Nothing was deleted", "value=\"com.steward\"");
        assertThat(admin.led(app + "/delete", "confirm", "com.steward.app"))
                .contains("The package and all its versions are gone");
        assertThat(admin.refused(404, app + "/delete", "confirm", "com.steward.app"))
                .contains("There is no such package");
        assertThat(admin.refused(404, app + "/verify", "verified", "true")).contains("There is no such package");
        assertThat(admin.get("/admin/packages/NOT%20A%20NAME").status()).isEqualTo(404);
    }

    @Test
    void vouchesForOrganizationsAndDeletesThem() {
        TestPerson.ownerOf(registry, "olga-orgs", "steward-org");
        registry.signedIn("POST", "/api/v2/orgs", "{\"name\":\"A & B <i>\",\"slug\":\"steward-hostile\"}")
                .expect(201);
        String org = "/admin/orgs/steward-org";
        assertThat(admin.page("/admin/orgs?q=STEWARD")).contains("2 organizations", org, "A &amp; B &lt;i&gt;");
        assertThat(admin.led(org + "/verify", "verified", "true")).contains("You vouch for the organization");
        assertThat(admin.page("/admin/orgs?q=steward&verified=false"))
                .contains("1 organization", "steward-hostile")
                .doesNotContain(org);
        assertThat(admin.refused(400, org + "/delete", "confirm", "An org"))
                .contains("Nothing was deleted", "value=\"An org\"");
        assertThat(admin.led(org + "/delete", "confirm", "steward-org")).contains("The organization was deleted");
        assertThat(admin.refused(404, org + "/verify", "verified", "true")).contains("There is no such organization");
    }

    @Test
    void showsTheAuditTrailFilteredAndInPages() {
        Account ada = people.person("trail");
        admin.led(path(ada) + "/suspend", "reason", "<u>trail</u>");
        String everything = admin.page("/admin/audit");
        assertThat(everything)
                .contains("account.suspend", path(ada), "&lt;u&gt;trail", "alice", "127.0.0.1")
                .doesNotContain("<u>trail");
        assertThat(everything.indexOf("account.suspend")).isLessThan(everything.indexOf("setup.complete"));
        assertThat(admin.page("/admin/audit?action=account.&target=" + ada.id() + "&account=admin%40example.com"))
                .contains("1 entry", "account.suspend");
        assertThat(admin.page("/admin/audit?target=" + ada.id() + "&account=" + ada.displayName()))
                .contains("Nothing matches");
        assertThat(admin.page("/admin/audit?until=2001-01-01")).contains("Nothing matches", "value=\"2001-01-01\"");
        for (int i = 0; i < 26; i++) {
            admin.led(path(ada) + "/reinstate");
            admin.led(path(ada) + "/suspend", "reason", "again");
        }
        String first = admin.page("/admin/audit?target=" + ada.id());
        assertThat(first).contains("50 entries on this page");
        assertThat(admin.page(next(first))).contains("3 entries on this page", "From the beginning");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/users?show=%3Cscript%3E&q=%00%F0",
                "/admin/packages?page=0&verified=maybe&q=%00",
                "/admin/orgs?page=999999&q=%22%3E%3Cscript%3E",
                "/admin/audit?since=yesterday&until=-999999999-01-01&action=%3Cscript%3E&account=%40&done=%3Cscript%3E",
                "/admin?done=nothing"
            })
    void showsSomethingForEveryAddress(String path) {
        assertThat(admin.page(path)).doesNotContain("<script>", "\"><script");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/users?after=x%00", "/admin/audit?after=nonsense"})
    void saysWhenAPageOfAListDoesNotExist(String path) {
        assertThat(admin.get(path).status()).isEqualTo(400);
    }

    @Test
    void endsWithTheRightsOfWhoeverActs() {
        Account steward = people.person("steward");
        admin.led(path(steward) + "/administrator", "administrator", "true");
        PageVisitor theirs = new PageVisitor(registry, people.token(steward, Scope.ALL));
        Account ada = people.person("spared");
        assertThat(theirs.page(path(ada))).contains("Danger zone");
        admin.led(path(steward) + "/suspend", "reason", "");
        assertThat(theirs.refused(403, path(ada) + "/delete", "confirm", ada.displayName()))
                .contains("suspended");
        admin.led(path(steward) + "/delete", "confirm", steward.displayName());
        Reply gone = theirs.submit(path(ada) + "/delete", "confirm", ada.displayName());
        assertThat(gone.status()).isEqualTo(303);
        assertThat(gone.header("Location").orElseThrow()).contains("?return=");
        assertThat(people.now(ada)).isPresent();
    }

    @Test
    void takesNoFormFromAnotherSite() {
        SignedIn session = SignedIn.of(domain, people.person("session"));
        Reply reply = registry.send(
                "POST",
                "/admin/users/" + people.person("framed").id() + "/delete",
                BodyPublishers.ofString("confirm=x"),
                "Cookie",
                session.both(),
                "Content-Type",
                FORM,
                "Origin",
                "https://evil.example");
        assertThat(reply.status()).isEqualTo(403);
    }

    private static String path(Account account) {
        return "/admin/users/" + account.id();
    }

    private Account configured() {
        return create("root@example.org");
    }

    private Account vouchedByDomain() {
        return create("vera@trusted.example");
    }

    private Account create(String email) {
        return domain.identity()
                .accounts()
                .findByEmail(email)
                .orElseGet(() -> domain.identity()
                        .accounts()
                        .create(new NewAccount(
                                email,
                                true,
                                Optional.empty(),
                                Profile.UNKNOWN,
                                false,
                                Optional.empty(),
                                Account.LOCAL_ISSUER,
                                Optional.empty())));
    }

    private static String next(String page) {
        MatchResult found = NEXT.matcher(page).results().findFirst().orElseThrow(() -> new AssertionError(page));
        return found.group(1).replace("&amp;", "&").replace("&#x3D;", "=");
    }
}
