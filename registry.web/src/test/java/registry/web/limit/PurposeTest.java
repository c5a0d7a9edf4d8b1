package registry.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurposeTest {
    @ParameterizedTest
    @CsvSource({
        "POST, /api/setup, setup",
        "GET, /api/setup, setup",
        "GET, /api/users/resolve, resolve",
        "GET, /api/auth/google, google",
        "GET, /api/auth/google/callback, google callback",
        "GET, /api/auth/login/keycloak, login",
        "GET, /api/auth/login/other, login",
        "GET, /api/auth/login/keycloak/callback, login callback",
        "POST, /api/auth/refresh, refresh",
        "POST, /api/auth/logout, logout",
        "POST, /api/auth/username, username",
        "POST, /api/auth/token, token",
        "POST, /api/auth/program, program",
        "DELETE, /api/auth/token/0123456789abcdef, token",
        "DELETE, /api/auth/sessions/1, sessions",
        "POST, /api/auth/me, me",
        "GET, /api/auth/me/x, me",
        "GET, //api//auth/refresh/, refresh",
        "GET, /api/auth, other",
        "GET, /api/auth/0001, other",
        "GET, /api/auth/0002, other"
    })
    void knowsWhatHasToDoWithSigningIn(String method, String path, String route) {
        assertThat(of(method, path)).isEqualTo(new Purpose.SigningIn(route));
    }

    @ParameterizedTest
    @ValueSource(strings = {"me", "tokens", "sessions", "logins"})
    void knowsWhatPagesAskForAgainAndAgain(String route) {
        assertThat(of("GET", "/api/auth/" + route)).isEqualTo(new Purpose.ReadingOwn(route));
        assertThat(of("HEAD", "/api/auth/" + route + "/")).isEqualTo(new Purpose.ReadingOwn(route));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v2/bundles/push",
        "POST, /api/v2/bundles/push-file",
        "POST, //api/v2/bundles/push/",
        "PUT, /api/v2/bundles/push"
    })
    void knowsPublishing(String method, String path) {
        assertThat(of(method, path)).isEqualTo(new Purpose.Publishing());
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v2/downloads/record",
        "POST, /api/v2/bundles/com.example.app/1.0.0/yank",
        "PATCH, /api/v2/bundles/com.example.app/1.0.0",
        "DELETE, /api/v2/bundles/com.auth.app",
        "POST, /api/v2/orgs",
        "PATCH, /api/admin/users/1",
        "FROBNICATE, /"
    })
    void takesAnythingElseThatIsNoReadForAChange(String method, String path) {
        assertThat(of(method, path)).isEqualTo(new Purpose.Writing());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v2/bundles",
        "HEAD, /artifacts/com.auth.setup/1.0.0/resolve.mpk",
        "GET, /api/v2/bundles/com.auth.app/1.0.0",
        "GET, /health",
        "GET, /api/authors",
        "GET, /",
        "OPTIONS, /api/auth/refresh",
        "OPTIONS, /api/v2/bundles/push"
    })
    void letsEverybodyRead(String method, String path) {
        assertThat(of(method, path)).isEqualTo(new Purpose.Reading());
    }

    private static Purpose of(String method, String path) {
        return Purpose.of(Method.create(method), path);
    }
}
