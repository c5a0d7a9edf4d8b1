package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.accounts.Scope;
import registry.api.spi.Batch;
import registry.api.spi.StoredRecord;

/** Refreshing, signing out, and looking after one's sessions, on this machine without TLS. */
@HelidonTest
class SessionRoutesTest {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final String UNTOUCHED = "neither cookie is touched";
    private static final List<String> CLEARED = List.of(
            "app_registry_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0",
            "app_registry_session_refresh=; Path=/api/auth; HttpOnly; SameSite=Lax; Max-Age=0");

    @Inject
    private WebTarget target;

    @Inject
    private Registry domain;

    private TestRegistry registry;
    private SignedIn ada;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config();
    }

    @BeforeEach
    void signIn() {
        registry = TestRegistry.at(target);
        ada = SignedIn.anew(domain, "ada" + NAMES.incrementAndGet());
    }

    @Test
    void refusesToRefreshNothing() {
        for (String cookies : List.of("a=b", ada.session(), "app_registry_session_refresh=")) {
            Reply reply = refresh(cookies);
            assertThat(reply.status()).as(cookies).isEqualTo(401);
            assertThat(reply.error()).isEqualTo("no_refresh_token");
            assertThat(SignedIn.setCookies(reply)).as(UNTOUCHED).isEmpty();
        }
    }

    @Test
    void refusesTokensThatDoNotCount() {
        for (String value : List.of("A".repeat(43), "junk", "%00", "\"", "é", "A".repeat(6000))) {
            Reply reply = refresh("app_registry_session_refresh=" + value);
            assertThat(reply.status()).as(value).isEqualTo(401);
            assertThat(reply.error()).isEqualTo("invalid_refresh_token");
            assertThat(SignedIn.setCookies(reply)).as(UNTOUCHED).isEmpty();
        }
    }

    @Test
    void givesNewCookiesForARefreshToken() {
        Reply reply = refresh(ada.refresh());
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("{\"email\":\"" + ada.account().email() + "\"}");
        assertThat(reply.header("Cache-Control")).contains("no-store");
        List<String> cookies = SignedIn.setCookies(reply);
        assertThat(cookies).hasSize(2);
        assertThat(cookies.get(0))
                .matches("app_registry_session=[A-Za-z0-9_.-]+; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600");
        assertThat(cookies.get(1))
                .matches("app_registry_session_refresh=[A-Za-z0-9_-]{43}; Path=/api/auth; HttpOnly; SameSite=Lax; "
                        + "Max-Age=2592000");

        Reply replay = refresh(ada.refresh());
        assertThat(replay.status()).isEqualTo(401);
        assertThat(replay.error()).isEqualTo("invalid_refresh_token");
        assertThat(SignedIn.setCookies(replay)).as(UNTOUCHED).isEmpty();
        assertThat(me(pair(cookies.get(0))).status()).isEqualTo(200);
        assertThat(refresh(pair(cookies.get(1))).status()).isEqualTo(200);
    }

    @Test
    void goesOnWithASessionWhoseCookieExpired() {
        Reply reply = renew("%2Fapps%3Fq%3Dchat", ada.refresh());
        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.header("Location")).contains("/apps?q=chat");
        assertThat(reply.header("Cache-Control")).contains("no-store");
        List<String> cookies = SignedIn.setCookies(reply);
        assertThat(me(pair(cookies.get(0))).status()).isEqualTo(200);

        for (String none : List.of(ada.refresh(), "a=b", "app_registry_session_refresh=junk")) {
            Reply login = renew("%2Fapps", none);
            assertThat(login.header("Location")).as(none).contains("/login?return=%2Fapps");
            assertThat(SignedIn.setCookies(login)).as(UNTOUCHED).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "%2F%5Cevil.example", ""})
    void leadsToNoOtherSite(String wanted) {
        assertThat(renew(wanted, ada.refresh()).header("Location")).contains("/my-packages");
    }

    private Reply renew(String returnPath, String cookies) {
        return registry.get("/api/auth/renew?return=" + returnPath, "Cookie", cookies);
    }

    @Test
    void letsOneOfSeveralWindowsWin() throws Exception {
        List<Future<Reply>> replies = new ArrayList<>();
        try (ExecutorService windows = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                replies.add(windows.submit(() -> refresh(ada.refresh())));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Reply> reply : replies) {
            statuses.add(reply.get().status());
            if (reply.get().status() != 200) {
                assertThat(reply.get().error()).isEqualTo("invalid_refresh_token");
                assertThat(SignedIn.setCookies(reply.get())).as(UNTOUCHED).isEmpty();
            }
        }
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 401);
    }

    @Test
    void endsTheSessionsOfASuspendedAccount() {
        SignedIn elsewhere = ada.elsewhere();
        ada.suspend();
        assertThat(me(ada.session()).status()).isEqualTo(403);
        Reply reply = refresh(ada.both());
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.error()).isEqualTo("account_suspended");
        assertThat(SignedIn.setCookies(reply)).isEqualTo(CLEARED);
        assertThat(refresh(elsewhere.refresh()).error()).isEqualTo("account_suspended");
        assertThat(me(elsewhere.session()).status()).isEqualTo(401);
    }

    @Test
    void endsTheSessionsOfADeletedAccount() {
        SignedIn elsewhere = ada.elsewhere();
        ada.delete();
        Reply reply = refresh(ada.refresh());
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.error()).isEqualTo("account_gone");
        assertThat(SignedIn.setCookies(reply)).isEqualTo(CLEARED);
        assertThat(refresh(elsewhere.refresh()).error()).isEqualTo("account_gone");
    }

    @Test
    void leavesTheBrowserAsItIsWhenItCannotSign() {
        StoredRecord keys = domain.stores().metadata().read("keys/session").orElseThrow();
        write(keys.key(), "junk".getBytes(StandardCharsets.UTF_8));
        try {
            Reply reply = refresh(ada.refresh());
            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.error()).isEqualTo("storage_corrupt");
            assertThat(SignedIn.setCookies(reply)).as(UNTOUCHED).isEmpty();
        } finally {
            write(keys.key(), keys.value());
        }
        assertThat(refresh(ada.refresh()).status()).isEqualTo(200);
    }

    @Test
    void signsOutAtOnce() {
        SignedIn elsewhere = ada.elsewhere();
        assertThat(me(ada.session()).status()).isEqualTo(200);
        Reply reply = post("/api/auth/logout", ada.both());
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        assertThat(SignedIn.setCookies(reply)).isEqualTo(CLEARED);
        assertThat(me(ada.session()).status()).isEqualTo(401);
        assertThat(refresh(ada.refresh()).error()).isEqualTo("invalid_refresh_token");
        assertThat(me(elsewhere.session()).status()).isEqualTo(200);
    }

    @Test
    void signsOutWhoeverIsNotSignedIn() {
        for (String cookies : List.of("a=b", "app_registry_session=junk; app_registry_session_refresh=%", ada.both())) {
            for (int i = 0; i < 2; i++) {
                Reply reply = post("/api/auth/logout", cookies);
                assertThat(reply.status()).isEqualTo(204);
                assertThat(SignedIn.setCookies(reply)).isEqualTo(CLEARED);
            }
        }
        assertThat(registry.post("/api/auth/logout", "").status()).isEqualTo(204);
        assertThat(registry.post("/api/auth/logout", "{}", "Content-Type", "application/json")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void actsByTheSessionWhenTheTokenDoesNotCount() {
        for (String[] headers : new String[][] {
            {"Cookie", ada.session()},
            {"Cookie", ada.session(), "Authorization", "Bearer crt_unknown"},
            {"Cookie", "app_registry_session=junk; x=y; " + ada.session()},
            {
                "Cookie",
                "app_registry_session=\"" + ada.cookies().session().value().replace(".", "%2E") + "\""
            },
            {"Cookie", "x".repeat(9000) + "; %%%=;;; " + ada.session()}
        }) {
            Reply reply = registry.get("/api/auth/me", headers);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().at("/user/email").textValue())
                    .isEqualTo(ada.account().email());
        }
        SignedIn bob = SignedIn.anew(domain, "bob" + NAMES.incrementAndGet());
        Reply reply = registry.get(
                "/api/auth/me", "Cookie", ada.session(), "Authorization", "Bearer " + bob.token(Scope.READ));
        assertThat(reply.json().at("/user/email").textValue())
                .isEqualTo(bob.account().email());
    }

    @Test
    void knowsNobodyByCookiesThatDoNotCount() {
        String forged = ada.session().substring(0, ada.session().length() - 3) + "AAA";
        for (String cookies : List.of("app_registry_session=", "app_registry_session=a.b.c", forged, ada.refresh())) {
            assertThat(me(cookies).status()).as(cookies).isEqualTo(401);
        }
    }

    @Test
    void listsTheSessionsOfTheAccount() {
        SignedIn elsewhere = ada.elsewhere();
        Reply reply = registry.get("/api/auth/sessions", "Cookie", ada.session());
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Cache-Control")).contains("no-store");
        JsonNode list = reply.json().get("sessions");
        assertThat(list).hasSize(2);
        for (JsonNode session : list) {
            assertThat(session.properties().stream().map(member -> member.getKey()))
                    .containsExactly("id", "current", "createdAt", "refreshedAt", "expiresAt", "address", "userAgent");
            assertThat(session.get("address").textValue()).isEqualTo("192.0.2.7");
            assertThat(session.get("userAgent").textValue()).isEqualTo("Browser/1.0");
        }
        assertThat(list.findValuesAsText("current")).containsExactlyInAnyOrder("true", "false");
        assertThat(ids(elsewhere.session())).isEqualTo(ids(ada.session()));
        assertThat(registry.get("/api/auth/sessions").status()).isEqualTo(401);
    }

    @Test
    void notesWhereASessionIsRefreshedFrom() {
        registry.post("/api/auth/refresh", "", "Cookie", ada.refresh(), "Origin", origin(), "User-Agent", "Other/2.0");
        JsonNode session = registry.get("/api/auth/sessions", "Authorization", "Bearer " + ada.token(Scope.READ))
                .json()
                .at("/sessions/0");
        assertThat(session.get("userAgent").textValue()).isEqualTo("Other/2.0");
        assertThat(session.get("address").textValue()).isEqualTo("127.0.0.1");
        assertThat(session.get("current").booleanValue()).isFalse();
    }

    @Test
    void endsOneOfOnesSessions() {
        SignedIn elsewhere = ada.elsewhere();
        String own = currentId(ada.session());
        String other = currentId(elsewhere.session());
        Reply reply = delete("/api/auth/sessions/" + other, ada.session());
        assertThat(reply.status()).isEqualTo(204);
        assertThat(SignedIn.setCookies(reply)).isEmpty();
        assertThat(me(elsewhere.session()).status()).isEqualTo(401);
        assertThat(refresh(elsewhere.refresh()).status()).isEqualTo(401);
        assertThat(delete("/api/auth/sessions/" + other, ada.session()).status())
                .isEqualTo(404);

        Reply signedOut = delete("/api/auth/sessions/" + own, ada.session());
        assertThat(signedOut.status()).isEqualTo(204);
        assertThat(SignedIn.setCookies(signedOut)).isEqualTo(CLEARED);
        assertThat(me(ada.session()).status()).isEqualTo(401);
    }

    @Test
    void hidesTheSessionsOfOthers() {
        SignedIn bob = SignedIn.anew(domain, "bob" + NAMES.incrementAndGet());
        for (String id : List.of(currentId(ada.session()), "junk", "%2e%2e", "%00")) {
            Reply reply = delete("/api/auth/sessions/" + id, bob.session());
            assertThat(reply.status()).as(id).isBetween(400, 404);
        }
        assertThat(me(ada.session()).status()).isEqualTo(200);
    }

    @Test
    void endsAllOtherSessions() {
        SignedIn elsewhere = ada.elsewhere();
        assertThat(delete("/api/auth/sessions", ada.session()).status()).isEqualTo(204);
        assertThat(me(elsewhere.session()).status()).isEqualTo(401);
        assertThat(me(ada.session()).status()).isEqualTo(200);
    }

    @Test
    void letsTokensDoWhatTheirScopesAllow() {
        String reader = "Bearer " + ada.token(Scope.READ);
        String manager = "Bearer " + ada.token(Scope.ORGS);
        assertThat(registry.get("/api/auth/sessions", "Authorization", reader).status())
                .isEqualTo(200);
        assertThat(registry.get("/api/auth/sessions", "Authorization", manager).status())
                .isEqualTo(403);
        assertThat(send("DELETE", "/api/auth/sessions", "Authorization", reader).status())
                .isEqualTo(403);
        assertThat(me(ada.session()).status()).isEqualTo(200);
        assertThat(send("DELETE", "/api/auth/sessions", "Authorization", manager)
                        .status())
                .isEqualTo(204);
        assertThat(me(ada.session()).status()).isEqualTo(401);
    }

    @Test
    void letsAdministratorsReplaceTheKeys() {
        assertThat(registry.post("/api/admin/keys/rotate", "").status()).isEqualTo(401);
        assertThat(post("/api/admin/keys/rotate", ada.session()).status()).isEqualTo(403);
        SignedIn before = ada.elsewhere();
        assertThat(registry.signedIn("POST", "/api/admin/keys/rotate", "").status())
                .isEqualTo(204);
        assertThat(me(before.session()).status()).isEqualTo(200);
        assertThat(me(ada.elsewhere().session()).status()).isEqualTo(200);
    }

    private String origin() {
        return registry.url().getScheme() + "://" + registry.url().getAuthority();
    }

    private Reply me(String cookies) {
        return registry.get("/api/auth/me", "Cookie", cookies);
    }

    private Reply refresh(String cookies) {
        return post("/api/auth/refresh", cookies);
    }

    private Reply post(String path, String cookies) {
        return registry.post(path, "", "Cookie", cookies, "Origin", origin());
    }

    private Reply delete(String path, String cookies) {
        return send("DELETE", path, "Cookie", cookies, "Origin", origin());
    }

    private Reply send(String method, String path, String... headers) {
        return registry.send(method, path, BodyPublishers.noBody(), headers);
    }

    private List<String> ids(String cookies) {
        return registry.get("/api/auth/sessions", "Cookie", cookies).json().findValuesAsText("id");
    }

    private String currentId(String cookies) {
        for (JsonNode session :
                registry.get("/api/auth/sessions", "Cookie", cookies).json().get("sessions")) {
            if (session.get("current").booleanValue()) {
                return session.get("id").textValue();
            }
        }
        throw new AssertionError("no session is the current one");
    }

    private void write(String key, byte[] value) {
        domain.stores().metadata().commit(Batch.builder().put(key, value).build());
    }

    private static String pair(String setCookie) {
        return setCookie.substring(0, setCookie.indexOf(';'));
    }
}
