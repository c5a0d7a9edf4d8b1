package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import registry.accounts.Account;
import registry.accounts.Scope;
import registry.accounts.Standing;
import registry.accounts.Suspension;

/** What people see and decide of their own accounts. */
@HelidonTest
class ProfileTest {
    @Inject
    private WebTarget target;

    @Inject
    private Registry server;

    private TestRegistry registry;
    private People people;
    private String name;
    private Account person;
    private String token;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config(
                Map.of("registry.verified.domains", "trusted.example", "registry.admin.emails", "boss@example.com"));
    }

    @BeforeEach
    void connect(TestInfo test) {
        registry = TestRegistry.at(target);
        people = People.of(server);
        name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
        person = people.person(name);
        token = people.token(person, Scope.ORGS);
    }

    @Test
    void showsWhoOneIs() {
        JsonNode user = me(token).json().get("user");

        assertThat(user.get("id").textValue()).isEqualTo(person.id().value());
        assertThat(user.get("email").textValue()).isEqualTo(name + "@example.com");
        assertThat(user.get("name").textValue()).isEqualTo("Name of " + name);
        assertThat(user.get("picture").textValue()).isEqualTo("https://img.example/" + name);
        assertThat(user.get("username").isNull()).isTrue();
        for (String flag : List.of("verified", "isAdmin", "isBot")) {
            assertThat(user.get(flag).isBoolean()).isTrue();
            assertThat(user.get(flag).booleanValue()).isFalse();
        }
    }

    @Test
    void showsBadgeAndOffice() {
        people.change(person, Standing.ORDINARY.withVerified(true).withAdministrator(true));
        JsonNode user = me(token).json().get("user");
        assertThat(user.get("verified").booleanValue()).isTrue();
        assertThat(user.get("isAdmin").booleanValue()).isTrue();

        String boss = people.token(people.person("boss"), Scope.READ);
        assertThat(me(boss).json().at("/user/isAdmin").booleanValue()).isTrue();
        assertThat(me(boss).json().at("/user/verified").booleanValue()).isFalse();
    }

    @Test
    void tellsASuspendedAccountSo() {
        people.change(
                person,
                Standing.ORDINARY.withSuspension(Optional.of(new Suspension("spam", Instant.EPOCH, person.id()))));

        Reply reply = me(token);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.error()).isEqualTo("account_suspended");
        assertThat(reply.text()).doesNotContain("spam");
        assertThat(claim(token, "{\"username\":\"suspended-name\"}").error()).isEqualTo("account_suspended");
    }

    @Test
    void claimsAUsernameOnce() {
        Reply reply = claim(token, "{\"username\":\" Ada-Lovelace \"}");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("{\"username\":\"ada-lovelace\"}");
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(me(token).json().at("/user/username").textValue()).isEqualTo("ada-lovelace");
        for (String again : List.of("ada-lovelace", "countess")) {
            Reply refused = claim(token, "{\"username\":\"" + again + "\"}");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.error()).isEqualTo("immutable");
        }
        Reply taken = claim(people.token(people.person("another"), Scope.ORGS), "{\"username\":\"ADA-lovelace\"}");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.error()).isEqualTo("taken");
    }

    @Test
    void refusesUsernamesForTheReasonThatClientsKnow() {
        Map<String, String> bodies = Map.ofEntries(
                Map.entry("", "bad_request"),
                Map.entry("{}", "bad_request"),
                Map.entry("junk", "bad_request"),
                Map.entry("[\"ada\"]", "bad_request"),
                Map.entry("{\"username\":null}", "bad_request"),
                Map.entry("{\"username\":42}", "bad_request"),
                Map.entry("{\"username\":[\"ada\"]}", "bad_request"),
                Map.entry("{\"username\":\"\"}", "invalid_format"),
                Map.entry("{\"username\":\"a\"}", "invalid_format"),
                Map.entry("{\"username\":\"a.b\"}", "invalid_format"),
                Map.entry("{\"username\":\"\u212Aim\"}", "invalid_format"),
                Map.entry("{\"username\":\"" + "x".repeat(51) + "\"}", "invalid_format"),
                Map.entry("{\"username\":\"ad-min\"}", "blocked"),
                Map.entry("{\"username\":\"calimero-support\"}", "blocked"));
        bodies.forEach((body, error) -> {
            Reply reply = claim(token, body);
            assertThat(reply.status()).as(body).isEqualTo(400);
            assertThat(reply.error()).as(body).isEqualTo(error);
            assertThat(reply.message()).as(body).containsAnyOf("username", "body");
        });
        assertThat(me(token).json().at("/user/username").isNull()).isTrue();
    }

    @Test
    void onlyOneOfManyWhoWantANameGetsIt() throws Exception {
        List<Callable<Reply>> claims = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            String claimant = people.token(people.person("claimant" + i), Scope.ORGS);
            claims.add(() -> claim(claimant, "{\"username\":\"coveted\"}"));
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Reply> reply : threads.invokeAll(claims)) {
                statuses.add(reply.get().status());
            }
        }

        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(63);
    }

    @Test
    void neitherAnonymousNorBotNorTokenWithoutTheScopeClaimsAName() {
        String body = "{\"username\":\"nobodys\"}";
        assertThat(registry.post("/api/auth/username", body).status()).isEqualTo(401);
        assertThat(claim(people.token(person, Scope.PUBLISH, Scope.READ), body).error())
                .isEqualTo("forbidden");
        assertThat(claim(people.token(people.bot("bot-of-names"), Scope.PUBLISH, Scope.ORGS), body)
                        .error())
                .isEqualTo("bot_forbidden");
        assertThat(people.accounts().findByUsername("nobodys")).isEmpty();
    }

    private Reply me(String authorization) {
        return registry.get("/api/auth/me", "Authorization", authorization);
    }

    private Reply claim(String authorization, String body) {
        return registry.post("/api/auth/username", body, "Authorization", authorization);
    }
}
