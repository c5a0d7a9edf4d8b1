package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How admins of an organization keep its bots in the browser. */
@HelidonTest
class BotPagesTest {
    private static final Pattern SECRET = Pattern.compile("<code>(crt_[A-Za-z0-9_-]+)</code>");
    private static final Pattern REVOCATION = Pattern.compile("action=\"([^\"]*/tokens/[^\"]*/revoke)\"");

    @Inject
    private WebTarget target;

    private TestRegistry registry;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config();
    }

    @BeforeEach
    void connect() {
        registry = TestRegistry.at(target);
    }

    @Test
    void createsABotAndSaysWhatItStillNeeds() {
        PageVisitor ada = owner("ada-makes", "makes");
        assertThat(ada.page("/orgs/makes")).contains("href=\"/orgs/makes/bots\"");
        assertThat(ada.page("/orgs/makes/bots")).contains("There is no bot yet", "Publishing from CI");
        assertThat(ada.led("/orgs/makes/bots", "name", "Makes-Bot"))
                .contains("The bot was created", "makes-bot", "It has no token");
        assertThat(ada.page("/orgs/makes/bots"))
                .contains("href=\"/orgs/makes/bots/makes-bot\"", "0 tokens", "it cannot publish")
                .doesNotContain("The bot was created");
    }

    @Test
    void keepsTheNameThatWasRefused() {
        PageVisitor ada = owner("ada-names", "names");
        ada.led("/orgs/names/bots", "name", "names-bot");
        assertThat(ada.refused(409, "/orgs/names/bots", "name", "names-bot"))
                .contains("value=\"names-bot\"", "role=\"alert\"", "aria-invalid=\"true\"");
        assertThat(ada.refused(400, "/orgs/names/bots", "name", "\"><script>alert(1)</script>"))
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert");
    }

    @Test
    void showsATokenOnceWithACommandAndRevokesIt() {
        PageVisitor ada = owner("ada-issues", "issues");
        ada.led("/orgs/issues/bots", "name", "issues-bot");
        Reply issued = ada.submit(
                "/orgs/issues/bots/issues-bot/tokens",
                "label",
                "<CI>",
                "packages",
                "com.issues.*\ncom.other.app",
                "days",
                "30");
        assertThat(issued.status()).isEqualTo(201);
        assertThat(issued.header("Cache-Control")).contains("no-store");
        String secret = first(SECRET, issued.text());
        assertThat(issued.text()).contains("shown this once", "calimero-registry config set api-key " + secret);
        TestPerson bot = new TestPerson(registry, "issues-bot", secret);
        bot.push(TestBundle.of("com.issues.app", "1.0.0")).expect(201);
        bot.push(TestBundle.of("com.elsewhere.app", "1.0.0")).expect(403);

        String page = ada.page("/orgs/issues/bots/issues-bot");
        assertThat(page)
                .contains("&lt;CI&gt;", "com.issues.*, com.other.app", "made by ada-issues")
                .doesNotContain(secret, "<CI>");
        assertThat(ada.led(first(REVOCATION, page)))
                .contains("The token was revoked", "It has no token")
                .doesNotContain("com.issues.*, com.other.app");
        bot.push(TestBundle.of("com.issues.app", "1.1.0")).expect(401);
        assertThat(ada.refused(404, first(REVOCATION, page))).contains("There is no token with this id");
    }

    @Test
    void keepsWhatWasTypedForATokenThatIsRefused() {
        PageVisitor ada = owner("ada-typed", "typed");
        ada.led("/orgs/typed/bots", "name", "typed-bot");
        assertThat(ada.refused(
                        400,
                        "/orgs/typed/bots/typed-bot/tokens",
                        "label",
                        "Nightly",
                        "packages",
                        "NOT A NAME",
                        "days",
                        "365"))
                .contains("value=\"Nightly\"", "NOT A NAME</textarea>", "value=\"365\" selected", "role=\"alert\"");
    }

    @Test
    void deletesABotOnlyWhenItsNameIsTyped() {
        PageVisitor ada = owner("ada-ends", "ends");
        ada.led("/orgs/ends/bots", "name", "ends-bot");
        String bot = "/orgs/ends/bots/ends-bot";
        assertThat(ada.refused(400, bot + "/delete", "confirm", "\"<i>bot"))
                .contains("Nothing was deleted", "value=\"&quot;&lt;i&gt;bot\"", "aria-invalid=\"true\"");
        assertThat(ada.page(bot)).contains("Danger zone");
        assertThat(ada.led(bot + "/delete", "confirm", "ends-bot"))
                .contains("The bot and its tokens are gone", "There is no bot yet");
        assertThat(ada.get(bot).status()).isEqualTo(404);
        assertThat(ada.refused(404, bot + "/delete", "confirm", "ends-bot")).contains("has no such bot");
        assertThat(ada.refused(404, bot + "/tokens", "label", "late")).contains("has no such bot");
    }

    @Test
    void isForAdminsAndOwnersAlone() {
        PageVisitor ada = owner("ada-keeps", "keeps");
        TestPerson mia = TestPerson.of(registry, "mia-keeps");
        ada.led("/orgs/keeps/members", "name", "mia-keeps", "role", "member");
        PageVisitor member = PageVisitor.of(mia);
        assertThat(member.page("/orgs/keeps")).doesNotContain("/orgs/keeps/bots");
        assertThat(member.get("/orgs/keeps/bots").text()).contains("Only admins and owners");
        member.refused(403, "/orgs/keeps/bots", "name", "mias-bot");
        ada.led("/orgs/keeps/members/role", "member", "mia-keeps", "role", "admin");
        assertThat(member.led("/orgs/keeps/bots", "name", "mias-bot")).contains("The bot was created");
        ada.led("/orgs/keeps/members/role", "member", "mia-keeps", "role", "member");
        member.refused(403, "/orgs/keeps/bots/mias-bot/delete", "confirm", "mias-bot");
        Reply stranger = registry.get("/orgs/keeps/bots", "Accept", "text/html");
        assertThat(stranger.status()).isEqualTo(303);
        assertThat(stranger.header("Location").orElseThrow()).endsWith("?return=%2Forgs%2Fkeeps%2Fbots");
    }

    private PageVisitor owner(String name, String org) {
        return PageVisitor.of(TestPerson.ownerOf(registry, name, org));
    }

    private static String first(Pattern pattern, String page) {
        MatchResult found = pattern.matcher(page).results().findFirst().orElseThrow(() -> new AssertionError(page));
        return found.group(1).replace("&#x2F;", "/").replace("&#x3D;", "=");
    }
}
