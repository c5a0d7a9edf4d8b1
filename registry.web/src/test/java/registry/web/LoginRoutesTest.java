package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.config.mp.MpConfigSources;
import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import registry.accounts.Account;
import registry.accounts.Arrival;
import registry.accounts.Identity;
import registry.accounts.LoginOutcome;
import registry.accounts.Logins;
import registry.accounts.Origin;
import registry.storage.DocumentStore;

/** A browser on its way through the registry's routes and a real issuer, on this machine without TLS. */
@HelidonTest
class LoginRoutesTest {
    private static final OidcIssuer CORP = OidcIssuer.start("corp");
    private static final OidcIssuer GOOGLE = OidcIssuer.start("google");
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final String CLEARED = "oauth_state=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0";

    @Inject
    private WebTarget target;

    @Inject
    private Registry domain;

    private TestRegistry registry;
    private String email;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config();
    }

    @AddConfigSource
    static ConfigSource logins() {
        return MpConfigSources.create(Map.of(
                "registry.limits.auth-per-minute", "0",
                "registry.auth.oidc.corp.issuer", CORP.url(),
                "registry.auth.oidc.corp.client-id", "registry",
                "registry.auth.oidc.corp.client-secret", "s3cret",
                "registry.auth.oidc.corp.label", "Example Corp",
                "registry.auth.oidc.down.issuer", "http://127.0.0.1:1/down",
                "registry.auth.oidc.down.client-id", "registry",
                "registry.auth.google.issuer", GOOGLE.url(),
                "registry.auth.google.client-id", "registry",
                "registry.auth.google.client-secret", "s3cret"));
    }

    @BeforeEach
    void connect() {
        registry = TestRegistry.at(target);
        email = "person" + PEOPLE.incrementAndGet() + "@example.com";
    }

    @AfterAll
    static void stop() {
        CORP.stop();
        GOOGLE.stop();
    }

    @Test
    void listsTheWaysToSignIn() {
        Reply reply = registry.get("/api/auth/logins");
        assertThat(reply.status()).isEqualTo(200);
        JsonNode logins = reply.json().get("logins");
        assertThat(logins).hasSize(3);
        assertThat(logins.get(0).toString())
                .isEqualTo("{\"id\":\"google\",\"label\":\"Google\",\"url\":\"/api/auth/google\"}");
        assertThat(logins.get(1).toString())
                .isEqualTo("{\"id\":\"corp\",\"label\":\"Example Corp\",\"url\":\"/api/auth/login/corp\"}");
        assertThat(reply.text()).doesNotContain("s3cret");
    }

    @Test
    void signsInAndGoesOnWhereThePersonWas() {
        CORP.expects(email, email, true);
        Browser browser = new Browser("/api/auth/login/corp?return=%2Forgs%3Ftab%3Dmine");
        assertThat(browser.away.header("Location").orElseThrow())
                .startsWith(CORP.url() + "/authorize?")
                .contains("redirect_uri=" + encoded(root() + "api/auth/login/corp/callback"));
        assertThat(browser.away.header("Cache-Control")).contains("no-store");
        assertThat(browser.state).matches("oauth_state=[A-Za-z0-9_.-]+");
        assertThat(browser.setCookies(browser.away))
                .containsExactly(browser.state + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=600");

        Reply back = browser.comeBack();
        assertThat(back.status()).as(back.text()).isEqualTo(302);
        assertThat(back.header("Location")).contains(root() + "orgs?tab=mine");
        assertThat(back.header("Cache-Control")).contains("no-store");
        List<String> cookies = browser.setCookies(back);
        assertThat(cookies).hasSize(3).contains(CLEARED);
        Reply me = registry.get("/api/auth/me", "Cookie", cookie(cookies, "app_registry_session="));
        assertThat(me.status()).as(me.text()).isEqualTo(200);
        assertThat(me.json().get("user").get("email").textValue()).isEqualTo(email);
        assertThat(me.json().get("user").get("isAdmin").booleanValue()).isFalse();
        assertThat(cookie(cookies, "app_registry_session_refresh=")).hasSizeGreaterThan(40);
    }

    @Test
    void servesTheAddressesThatOldPagesKnow() {
        GOOGLE.expects(email, email, "true");
        Browser browser = new Browser("/api/auth/google");
        assertThat(browser.away.header("Location").orElseThrow())
                .startsWith(GOOGLE.url() + "/authorize?")
                .contains("redirect_uri=" + encoded(root() + "api/auth/google/callback"))
                .contains("scope=openid+email+profile");
        assertThat(browser.comeBack().header("Location")).contains(root() + "my-packages");
    }

    @Test
    void sendsNobodyToAnotherSite() {
        for (String path : List.of(
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example/",
                "https:evil.example",
                "javascript:alert(1)",
                "/\t/evil.example",
                "/\r\nSet-Cookie: a=b",
                "evil.example",
                "@evil.example",
                ".evil.example",
                "")) {
            CORP.expects(email, email, true);
            Reply back = new Browser("/api/auth/login/corp?return=" + encoded(path)).comeBack();
            assertThat(back.header("Location")).as(path).contains(root() + "my-packages");
        }
    }

    @Test
    void refusesBrowsersWithAnotherStateOrNone() {
        Browser mine = new Browser("/api/auth/login/corp");
        Browser other = new Browser("/api/auth/login/corp");
        URI callback = OidcIssuer.visit(mine.away.header("Location").orElseThrow());
        assertRefused(registry.get(pathOf(callback)), "invalid_state");
        assertRefused(registry.get(pathOf(callback), "Cookie", other.state), "invalid_state");
        assertRefused(registry.get(pathOf(callback), "Cookie", "oauth_state=junk"), "invalid_state");
        assertRefused(registry.get("/api/auth/login/corp/callback", "Cookie", mine.state), "invalid_state");
        assertRefused(
                registry.get("/api/auth/login/corp/callback?%FF=%00&state=%C3%28&code", "Cookie", mine.state),
                "invalid_state");
        assertRefused(
                registry.get("/api/auth/google/callback?" + callback.getRawQuery(), "Cookie", mine.state),
                "invalid_state");
    }

    @Test
    void takesEachStateOnceEvenWithAnotherCode() {
        CORP.expects(email, email, true);
        Browser browser = new Browser("/api/auth/login/corp");
        assertThat(browser.comeBack().header("Location")).contains(root() + "my-packages");
        CORP.expects(email, email, true);
        assertRefused(browser.comeBack(), "invalid_state");
    }

    @Test
    void tellsWhyNobodyIsSignedIn() {
        CORP.expects(email, email, false);
        assertRefused(new Browser("/api/auth/login/corp").comeBack(), "email_unverified");
        CORP.expects(email, email, true);
        new Browser("/api/auth/login/corp").comeBack();
        GOOGLE.expects(email, email, true);
        assertRefused(new Browser("/api/auth/google").comeBack(), "email_in_use");
        Browser declined = new Browser("/api/auth/login/corp");
        URI callback = OidcIssuer.visit(declined.away.header("Location").orElseThrow());
        String state = callback.getRawQuery().replaceFirst("code=[^&]*", "error=access_denied");
        assertRefused(registry.get(callback.getRawPath() + "?" + state, "Cookie", declined.state), "missing_code");
        String forged = callback.getRawQuery().replaceFirst("code=[^&]*", "code=forged");
        assertRefused(registry.get(callback.getRawPath() + "?" + forged, "Cookie", declined.state), "oauth_failed");
    }

    @Test
    void endsTheSessionThatTheBrowserHadBefore() {
        SignedIn before = SignedIn.anew(domain, "before" + PEOPLE.incrementAndGet());
        SignedIn elsewhere = before.elsewhere();
        CORP.expects(email, email, true);
        Browser browser = new Browser("/api/auth/login/corp");
        URI callback = OidcIssuer.visit(browser.away.header("Location").orElseThrow());
        Reply back = registry.get(pathOf(callback), "Cookie", browser.state + "; " + before.both());
        String now = cookie(browser.setCookies(back), "app_registry_session=");
        assertThat(registry.get("/api/auth/me", "Cookie", now).status()).isEqualTo(200);
        assertThat(registry.get("/api/auth/me", "Cookie", before.session()).status())
                .isEqualTo(401);
        assertThat(registry.get("/api/auth/me", "Cookie", elsewhere.session()).status())
                .isEqualTo(200);
    }

    @Test
    void keepsSuspendedPeopleOut() {
        CORP.expects(email, email, true);
        new Browser("/api/auth/login/corp").comeBack();
        Account account = domain.identity().accounts().findByEmail(email).orElseThrow();
        SignedIn.of(domain, account).suspend();
        CORP.expects(email, email, true);
        assertRefused(new Browser("/api/auth/login/corp").comeBack(), "account_suspended");
    }

    @Test
    void showsAPageWhileAnIssuerIsDown() {
        Reply reply = registry.get("/api/auth/login/down");
        assertRefused(reply, "login_unavailable");
        assertThat(reply.text()).isEmpty();
    }

    @Test
    void knowsNoOtherLogins() {
        Reply reply = registry.get("/api/auth/login/other");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.error()).isEqualTo("not_found");
        assertRefused(registry.get("/api/auth/login/other/callback?code=x&state=y"), "auth_not_configured");
    }

    @Test
    void finishesWhatAnotherProcessBegan() {
        CORP.expects(email, email, true);
        Browser browser = new Browser("/api/auth/login/corp?return=%2Fupload");
        URI callback = OidcIssuer.visit(browser.away.header("Location").orElseThrow());
        try (Identity replica = Identity.open(
                domain.settings(),
                new DocumentStore(domain.stores().metadata()),
                new SecureRandom(),
                Clock.systemUTC())) {
            Logins elsewhere = replica.logins();
            Arrival arrival = new Arrival(
                    URI.create(callback.toString().replaceFirst("\\?.*", "")),
                    callback.getRawQuery(),
                    Optional.of(browser.state.substring("oauth_state=".length())),
                    new Origin("192.0.2.9", Optional.empty()));
            LoginOutcome outcome = elsewhere.finish("corp", arrival);
            assertThat(outcome).isInstanceOf(LoginOutcome.SignedIn.class);
            String session =
                    ((LoginOutcome.SignedIn) outcome).cookies().session().value();
            assertThat(registry.get("/api/auth/me", "Cookie", "app_registry_session=" + session)
                            .status())
                    .isEqualTo(200);
        }
        assertRefused(registry.get(pathOf(callback), "Cookie", browser.state), "oauth_failed");
    }

    /** A browser that was sent away. */
    private final class Browser {
        private final Reply away;
        private final String state;

        Browser(String start) {
            away = registry.get(start);
            assertThat(away.status()).as(away.text()).isEqualTo(302);
            state = setCookies(away).getFirst().replaceFirst(";.*", "");
        }

        Reply comeBack() {
            URI callback = OidcIssuer.visit(away.header("Location").orElseThrow());
            return registry.get(pathOf(callback), "Cookie", state);
        }

        List<String> setCookies(Reply reply) {
            return SignedIn.setCookies(reply);
        }
    }

    private void assertRefused(Reply reply, String error) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(302);
        assertThat(reply.header("Location")).contains(root() + "login?error=" + error);
        assertThat(SignedIn.setCookies(reply)).containsExactly(CLEARED);
    }

    /** What browsers know the registry by. */
    private String root() {
        return registry.url().getScheme() + "://" + registry.url().getAuthority() + "/";
    }

    private static String cookie(List<String> cookies, String prefix) {
        return cookies.stream()
                .filter(cookie -> cookie.startsWith(prefix))
                .findFirst()
                .orElseThrow()
                .replaceFirst(";.*", "");
    }

    private static String pathOf(URI address) {
        return address.getRawPath() + "?" + address.getRawQuery();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
