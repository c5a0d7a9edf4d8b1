package registry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.web.TestPeople.action;

import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.accounts.Account;
import registry.accounts.Scope;

/** Administration is for administrators, whatever is asked. */
@HelidonTest
class AdminAccessTest {
    @Inject
    private WebTarget target;

    @Inject
    private Registry domain;

    private TestRegistry registry;
    private TestPeople people;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config(Map.of("registry.admin.emails", "root@example.org"));
    }

    @BeforeEach
    void connect() {
        registry = TestRegistry.at(target);
        people = new TestPeople(domain, registry);
    }

    @Test
    void tellsWhetherTheCallerIsAnAdministrator() {
        Account ada = people.person("ada");
        assertThat(registry.get("/api/admin/check").status()).isEqualTo(401);
        assertThat(isAdmin(registry.token())).isTrue();
        assertThat(isAdmin(people.token(ada, Scope.ALL))).isFalse();
        assertThat(isAdmin(people.token(people.bot("robot"), Scope.ALL))).isFalse();
        registry.signedIn("PATCH", "/api/admin/users/" + ada.id(), action("make_admin"));
        assertThat(isAdmin(people.token(ada, Scope.ALL))).isTrue();
        assertThat(isAdmin(people.token(ada, Scope.DEFAULTS)))
                .as("without the scope")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/admin/users",
                "GET /api/admin/users?limit=none",
                "GET /api/admin/users/lookup",
                "GET /api/admin/users/nobody",
                "PATCH /api/admin/users/nobody",
                "DELETE /api/admin/users/nobody",
                "GET /api/admin/packages",
                "PATCH /api/admin/packages/Not A Name",
                "DELETE /api/admin/packages/Not A Name",
                "GET /api/admin/orgs",
                "PATCH /api/admin/orgs/-",
                "DELETE /api/admin/orgs/-",
                "GET /api/admin/orgs/-/members",
                "GET /api/admin/orgs/-/packages",
                "GET /api/admin/audit?limit=none"
            })
    void asksWhoCallsBeforeWhatIsWanted(String route) {
        String method = route.substring(0, route.indexOf(' '));
        String path = route.substring(method.length() + 1).replace(" ", "%20");
        Account ada = people.person("ada");

        Reply anonymous = registry.send(method, path, BodyPublishers.ofString("no json"));
        assertThat(anonymous.status()).as(anonymous.text()).isEqualTo(401);
        assertThat(anonymous.error()).isEqualTo("unauthorized");
        Reply ordinary = people.as(people.token(ada, Scope.ALL), method, path, "no json");
        assertThat(ordinary.status()).isEqualTo(403);
        assertThat(ordinary.error()).isEqualTo("forbidden");
        Reply bot = people.as(people.token(people.bot("robot"), Scope.ALL), method, path, "no json");
        assertThat(bot.status()).isEqualTo(403);
        assertThat(bot.error()).isEqualTo("bot_forbidden");
        Reply withoutScope = people.as(administratorsToken(Scope.DEFAULTS), method, path, "no json");
        assertThat(withoutScope.status()).isEqualTo(403);
        assertThat(withoutScope.message()).contains("'admin'");
    }

    private boolean isAdmin(String token) {
        Reply reply = people.as(token, "GET", "/api/admin/check");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isIn("{\"isAdmin\":true}", "{\"isAdmin\":false}");
        return reply.json().get("isAdmin").booleanValue();
    }

    private String administratorsToken(Set<Scope> scopes) {
        registry.token();
        return people.token(
                domain.identity().accounts().findByEmail("admin@example.com").orElseThrow(), scopes);
    }
}
