package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@HelidonTest
class PagesTest {
    /** As browsers send it. */
    private static final String[] BROWSER = {"Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    };

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
    void saysHowToGoOnWhereNoLoginIsConfigured() {
        Reply page = registry.get("/login", BROWSER);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.text()).contains("no identity provider", "API token", "set-up code", "--dev-login");
        assertThat(registry.head("/login").header("Content-Length"))
                .contains(Integer.toString(registry.get("/login").body().length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account_suspended",
                "auth_not_configured",
                "email_in_use",
                "email_not_allowed",
                "email_unverified",
                "invalid_state",
                "login_unavailable",
                "missing_code",
                "oauth_failed",
                "session_expired"
            })
    void explainsEveryFailedSignInInItsOwnWords(String code) {
        String page = registry.get("/login?error=" + code, BROWSER).text();
        assertThat(page).contains("role=\"alert\"").doesNotContain("Something went wrong");
    }

    @Test
    void explainsNothingThatItDoesNotKnow() {
        String page = registry.get("/login?error=%3Cscript%3Ealert(1)%3C/script%3E&return=%22%3E%3Cscript", BROWSER)
                .text();
        assertThat(page).contains("Something went wrong").doesNotContain("<script>", "alert(1)</script");
        assertThat(registry.get("/login?error=", BROWSER).text()).doesNotContain("role=\"alert\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/nope", "/my-packages/username"})
    void letsPagesDoNoMoreThanTheyNeed(String path) {
        Reply page = registry.get(path, BROWSER);
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "style-src 'self'", "form-action 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.text()).doesNotContain("<script>", "<style", "style=", "onclick");
    }

    @Test
    void servesWhatPagesReferToForEver() throws IOException {
        String page = registry.get("/login", BROWSER).text();
        var references = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"")
                .matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(references).hasSize(4);
        for (String reference : references) {
            Reply asset = registry.get(reference);
            assertThat(asset.status()).isEqualTo(200);
            assertThat(asset.header("Cache-Control")).contains("public, max-age=31536000, immutable");
            assertThat(asset.header("Content-Type").orElseThrow())
                    .matches("text/(css|javascript); charset=utf-8|image/svg\\+xml");
            assertThat(asset.body()).isNotEmpty();
            Reply compressed = registry.get(reference, "Accept-Encoding", "br, gzip");
            assertThat(compressed.header("Content-Encoding")).contains("gzip");
            assertThat(compressed.header("Vary").orElseThrow()).contains("Accept-Encoding");
            assertThat(unzipped(compressed.body())).isEqualTo(asset.body());
        }
        assertThat(registry.get("/assets/registry-0000000000000000.css", BROWSER)
                        .error())
                .isEqualTo("not_found");
    }

    private static byte[] unzipped(byte[] gzip) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        }
    }

    @Test
    void sendsWhoeverIsNotSignedInToTheLoginFirst() {
        Reply page = registry.get("/my-packages", BROWSER);
        assertThat(page.status()).isEqualTo(303);
        assertThat(page.header("Location")).contains("/api/auth/renew?return=%2Fmy-packages");
        Reply form = registry.post(
                "/my-packages/username", "username=eve", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(form.header("Location")).contains("/api/auth/renew?return=%2Fmy-packages");
    }

    @Test
    void showsWhoOneIsAndWhatOneOwns() {
        registry.published("com.example.mine", "1.0.0");
        registry.published("com.example.mine", "1.2.0");
        Reply page = registry.get("/my-packages", "Authorization", "Bearer " + registry.token());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("admin@example.com", "alice", "Administrator", "com.example.mine")
                .contains("/apps/com.example.mine/1.2.0/manage")
                .doesNotContain("Choose a user name", "Nothing published yet");
    }

    @Test
    void keepsWhatWasTypedWhenItIsRefused() {
        Reply page = registry.post(
                "/my-packages/username",
                "username=%3Cb%3Ealice",
                "Authorization",
                "Bearer " + registry.token(),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(page.status()).isBetween(400, 409);
        assertThat(page.header("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.text()).doesNotContain("<b>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "application/x-www-form-urlencoded;charset=utf-7",
                "application/x-www-form-urlencoded; charset=zzz"
            })
    void saysSoWhenAFormCannotBeRead(String type) {
        for (String form : List.of("", "username=%zz", "username=%", "&&=", "username=%00")) {
            Reply reply = registry.post(
                    "/my-packages/username", form, "Authorization", "Bearer " + registry.token(), "Content-Type", type);
            assertThat(reply.status()).as(form).isBetween(400, 499);
        }
    }

    @Test
    void readsFormsOnly() {
        Reply refusal = registry.post(
                "/my-packages/username",
                "{}",
                "Authorization",
                "Bearer " + registry.token(),
                "Content-Type",
                "text/plain");
        assertThat(refusal.status()).isEqualTo(415);
        assertThat(refusal.error()).isEqualTo("unsupported_media_type");
    }

    @ParameterizedTest
    @CsvSource({"/nope,404,Not found", "/my-packages/username,405,This cannot be done"})
    void showsPeopleAPageWhereProgramsGetData(String path, int status, String title) {
        Reply page = registry.get(path, BROWSER);
        assertThat(page.status()).isEqualTo(status);
        assertThat(page.header("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.text())
                .contains("<h1>" + title, page.header("X-Request-Id").orElseThrow());
        Reply data = registry.get(path, "Accept", "*/*");
        assertThat(data.status()).isEqualTo(status);
        assertThat(data.header("Content-Type")).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/nope", "/api/v2/bundles/com.example.none/1.0.0", "/artifacts/a.b/1.0.0/x.mpk"})
    void answersInDataWhereDataLives(String path) {
        Reply reply = registry.get(path, BROWSER);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("Content-Type")).contains("application/json");
    }

    @Test
    void startsWithWhatThereIs() {
        registry.published("com.example.first", "1.0.0");
        Reply page = registry.get("/", BROWSER);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("href=\"/apps/com.example.first\"");
        assertThat(registry.get("/").status()).isEqualTo(404);
    }

    @Test
    void remembersTheTheme() {
        Reply chosen = registry.post(
                "/theme", "theme=dark&return=%2Fapps%3Fq%3Dx", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(chosen.status()).isEqualTo(303);
        assertThat(chosen.header("Location")).contains("/apps?q=x");
        String cookie = chosen.header("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("app_registry_theme=dark;");
        assertThat(registry.get("/login", "Cookie", "app_registry_theme=dark").text())
                .contains("data-theme=\"dark\"");
        assertThat(registry.get("/login", "Cookie", "app_registry_theme=\"><script>")
                        .text())
                .contains("data-theme=\"system\"");
    }

    @Test
    void chosesThemesWithoutLeadingElsewhere() {
        Reply chosen = registry.post(
                "/theme", "theme=loud&return=%2F%2Fevil.example", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(chosen.header("Location")).contains("/");
        assertThat(chosen.header("Set-Cookie").orElseThrow()).startsWith("app_registry_theme=system;");
    }

    @Test
    void takesNoFormFromAnotherSite() {
        Reply refusal = registry.post(
                "/sign-out",
                "",
                "Cookie",
                "app_registry_session=a.b.c",
                "Origin",
                "https://evil.example",
                "Accept",
                "text/html");
        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.header("Set-Cookie")).isEmpty();
    }

    @Test
    void makesTheBrowserForgetWhenItSignsOut() {
        Reply reply = registry.post(
                "/sign-out",
                "",
                "Cookie",
                "app_registry_session=a.b.c",
                "Origin",
                registry.url().toString().replaceFirst("/$", ""));
        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.header("Location")).contains("/login");
        assertThat(reply.headers().allValues("Set-Cookie"))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie).contains("Max-Age=0", "HttpOnly"));
    }

    @Test
    void tellsWhichMethodsAPageHas() {
        for (String path : new String[] {"/login", "/my-packages"}) {
            Reply reply = registry.send("PUT", path, BodyPublishers.noBody());
            assertThat(reply.status()).isEqualTo(405);
            assertThat(reply.header("Allow")).contains("GET, HEAD, OPTIONS");
        }
        assertThat(registry.get("/sign-out").header("Allow")).contains("OPTIONS, POST");
    }
}
