package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import registry.accounts.Account;
import registry.accounts.Scope;
import registry.accounts.Standing;
import registry.orgs.OrgId;
import registry.orgs.Role;

/** Who learns who stands behind an e-mail address. */
@HelidonTest
class ResolveTest {
    @Inject
    private WebTarget target;

    @Inject
    private Registry server;

    private TestRegistry registry;
    private People people;
    private String prefix;
    private Account ada;
    private String asAda;
    private Account grace;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config();
    }

    @BeforeEach
    void connect(TestInfo test) {
        registry = TestRegistry.at(target);
        people = People.of(server);
        prefix = test.getTestMethod()
                .orElseThrow()
                .getName()
                .toLowerCase(Locale.ROOT)
                .substring(0, 12);
        ada = people.person(prefix + "-ada");
        asAda = people.token(ada, Scope.READ, Scope.ORGS);
        grace = people.person(prefix + "-grace");
    }

    @Test
    void fellowMembersLearnWhoIsBehindAnAddress() {
        people.change(grace, Standing.ORDINARY.withVerified(true));
        Account stranger = people.person(prefix + "-stranger");
        OrgId org = OrgId.parse(prefix);
        server.orgs().orgs().create(people.actor(asAda), org, "Acme");
        String emails = String.join(",", ada.email(), " " + grace.email().toUpperCase(Locale.ROOT), stranger.email());
        assertThat(resolve(asAda, emails).json().fieldNames()).toIterable().containsExactly(ada.email());

        server.orgs().members().add(people.actor(asAda), org, grace.email(), Role.MEMBER);

        Reply reply = resolve(asAda, emails);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(reply.text())
                .isEqualTo(
                        "{\"%s\":{\"username\":null,\"verified\":false},\"%s\":{\"username\":null,\"verified\":true}}"
                                .formatted(ada.email(), grace.email()));
        String asGrace = people.token(grace, Scope.READ, Scope.ORGS);
        people.accounts().claimUsername(people.actor(asGrace), prefix + "-hopper");
        assertThat(resolve(asAda, grace.email())
                        .json()
                        .get(grace.email())
                        .get("username")
                        .textValue())
                .isEqualTo(prefix + "-hopper");
        server.orgs().members().remove(people.actor(asGrace), org, grace.email());
        assertThat(resolve(asAda, grace.email()).text()).isEqualTo("{}");
    }

    @Test
    void anAccountOfOthersLooksAsIfItDidNotExist() {
        assertThat(resolve(asAda, grace.email()).body())
                .isEqualTo(resolve(asAda, "nobody@example.com").body());
    }

    @Test
    void administratorsLearnAboutEverybody() {
        people.change(ada, Standing.ORDINARY.withAdministrator(true));

        assertThat(resolve(people.token(ada, Scope.READ, Scope.ADMIN), grace.email())
                        .json()
                        .has(grace.email()))
                .isTrue();
        assertThat(resolve(asAda, grace.email()).text()).isEqualTo("{}");
    }

    @Test
    void answersNothingToAnEmptyQuestionAndRefusesTooMuch() {
        assertThat(registry.get("/api/users/resolve", "Authorization", asAda).text())
                .isEqualTo("{}");
        assertThat(resolve(asAda, "").text()).isEqualTo("{}");
        assertThat(resolve(asAda, ",, ,junk,@,\u0000," + "x".repeat(600) + "\u212A@example.com")
                        .text())
                .isEqualTo("{}");
        assertThat(resolve(asAda, addresses(50)).status()).isEqualTo(200);
        Reply tooMany = resolve(asAda, addresses(51));
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(tooMany.error()).isEqualTo("invalid_params");
        assertThat(tooMany.message()).contains("emails");
    }

    @Test
    void answersOnlyThoseWhoMayRead() {
        assertThat(registry.get("/api/users/resolve?emails=a@example.com").status())
                .isEqualTo(401);
        assertThat(resolve(people.token(ada, Scope.PUBLISH), ada.email()).error())
                .isEqualTo("forbidden");
        String bot = people.token(people.bot("bot-that-asks"), Scope.PUBLISH, Scope.READ);
        assertThat(resolve(bot, ada.email()).error()).isEqualTo("bot_forbidden");
    }

    private static String addresses(int count) {
        Set<String> addresses = IntStream.range(0, count)
                .mapToObj(i -> "a" + i + "@example.com")
                .collect(Collectors.toSet());
        return String.join(",", addresses);
    }

    private Reply resolve(String authorization, String emails) {
        return registry.get(
                "/api/users/resolve?emails=" + URLEncoder.encode(emails, StandardCharsets.UTF_8),
                "Authorization",
                authorization);
    }
}
