package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.accounts.Scope;

/** What pages of other sites can do with a visitor's cookies, by a registry behind TLS. */
@HelidonTest
class CrossSiteTest {
    private static final AtomicInteger NAMES = new AtomicInteger();

    @Inject
    private WebTarget target;

    @Inject
    private Registry domain;

    private TestRegistry registry;
    private SignedIn ada;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config(Map.of(
                "registry.public-url",
                "https://apps.example.com",
                "registry.cors.origins",
                "https://app.example.com,tauri://localhost"));
    }

    @BeforeEach
    void signIn() {
        registry = TestRegistry.at(target);
        ada = SignedIn.anew(domain, "ada" + NAMES.incrementAndGet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Origin:https://evil.example",
                "Origin:null",
                "Origin:http://apps.example.com",
                "Origin:https://apps.example.com.evil.example",
                "Origin:https://apps.example.com:8443",
                "Origin:https://other.example.com",
                "Origin:http://localhost:8080",
                "Sec-Fetch-Site:cross-site",
                "Sec-Fetch-Site:same-site",
                "Sec-Fetch-Site:none",
                "Sec-Fetch-Site:same-origin, cross-site",
                "Referer:https://apps.example.com/",
                "Origin:https://apps.example.com, https://evil.example"
            })
    void refusesWritesOfOtherSites(String header) {
        for (String cookies : List.of(ada.session(), ada.refresh(), "app_registry_session=", "x=y; " + ada.both())) {
            Reply reply = send("POST", "/api/auth/logout", cookies, header);
            assertThat(reply.status()).as(cookies).isEqualTo(403);
            assertThat(reply.error()).isEqualTo("cross_site");
            assertThat(reply.message()).contains("registry.cors.origins");
            assertThat(SignedIn.setCookies(reply)).isEmpty();
        }
        assertThat(registry.get("/api/auth/me", "Cookie", ada.session()).status())
                .isEqualTo(200);
    }

    @Test
    void refusesTwoOriginsEvenIfOneIsKnown() {
        Reply reply = registry.post(
                "/api/auth/logout",
                "",
                "Cookie",
                ada.session(),
                "Origin",
                "https://apps.example.com",
                "Origin",
                "https://evil.example");
        assertThat(reply.status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin:https://apps.example.com",
                "Origin:https://app.example.com",
                "Origin:tauri://localhost",
                "Sec-Fetch-Site:same-origin"
            })
    void letsItsOwnPagesAndConfiguredSitesAct(String header) {
        assertThat(send("POST", "/api/auth/logout", ada.both(), header).status())
                .isEqualTo(204);
        assertThat(registry.get("/api/auth/me", "Cookie", ada.session()).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "PROPFIND"})
    void guardsEveryMethodAndRoute(String method) {
        for (String path : List.of(
                "/api/auth/logout",
                "/api/auth/refresh",
                "/api/auth/sessions",
                "/api/setup",
                "/api/v2/bundles/push",
                "/api/v2/bundles/push-file",
                "/api/v2/bundles/a.b/1.0.0",
                registry.url().resolve("/") + "/api/auth/logout",
                "/artifacts/a.b/1.0.0/x.mpk",
                "/nope")) {
            Reply reply = send(method, path, ada.session(), "Origin:https://evil.example");
            assertThat(reply.status()).as(path).isEqualTo(403);
            assertThat(reply.error()).isEqualTo("cross_site");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void letsEverySiteRead(String method) {
        assertThat(send(method, "/api/v2/bundles", ada.both(), "Origin:https://evil.example")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void asksNothingOfProgramsWithoutCookies() {
        String token = "Bearer " + ada.token(Scope.ORGS);
        Reply reply = registry.send(
                "DELETE",
                "/api/auth/sessions",
                BodyPublishers.noBody(),
                "Authorization",
                token,
                "Origin",
                "https://evil.example",
                "Cookie",
                "theme=dark");
        assertThat(reply.status()).isEqualTo(204);
    }

    @Test
    void readsTheRestOfARefusedBody() {
        Reply reply = registry.post(
                "/api/v2/bundles/push", "x".repeat(500_000), "Cookie", ada.session(), "Origin", "https://evil.example");
        assertThat(reply.error()).isEqualTo("cross_site");
    }

    @Test
    void marksItsCookiesAsSecure() {
        Reply reply = send("POST", "/api/auth/refresh", ada.refresh(), "Origin:https://apps.example.com");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(SignedIn.setCookies(reply))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie).endsWith("; Secure").contains("; HttpOnly; SameSite=Lax; "));
        assertThat(SignedIn.setCookies(send("POST", "/api/auth/logout", ada.both(), "Origin:https://apps.example.com")))
                .containsExactly(
                        "app_registry_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure",
                        "app_registry_session_refresh=; Path=/api/auth; HttpOnly; SameSite=Lax; Max-Age=0; Secure");
    }

    private Reply send(String method, String path, String cookies, String header) {
        int colon = header.indexOf(':');
        return colon < 0
                ? registry.send(method, path, BodyPublishers.noBody(), "Cookie", cookies)
                : registry.send(
                        method,
                        path,
                        BodyPublishers.noBody(),
                        "Cookie",
                        cookies,
                        header.substring(0, colon),
                        header.substring(colon + 1));
    }
}
