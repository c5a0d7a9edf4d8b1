package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.accounts.Scope;
import registry.accounts.TokenRequest;

@HelidonTest
class BotTest {
    private static final String ORGS = "/api/v2/orgs";

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
    void createsListsAndRemovesBots() {
        TestPerson ada = owner("ada-bots", "bots");
        Reply created = ada.post(ORGS + "/bots/bots", "{\"name\":\"CI-Bot\"}");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.json().properties().stream().map(member -> member.getKey()))
                .containsExactly("name", "email", "createdAt");
        assertThat(created.json().get("name").textValue()).isEqualTo("ci-bot");
        assertThat(Instant.parse(created.json().get("createdAt").textValue())).isBeforeOrEqualTo(Instant.now());
        assertThat(ada.get(ORGS + "/bots/bots").json().at("/bots/0")).isEqualTo(created.json());
        ada.post(ORGS + "/bots/bots", "{\"name\":\"ci-bot\"}").expect(409);

        JsonNode member = registry.get(ORGS + "/bots/members").json().at("/members/1");
        assertThat(member.toString())
                .isEqualTo("{\"email\":\"ci-bot\",\"username\":\"ci-bot\",\"verified\":false,\"role\":\"member\","
                        + "\"isBot\":true}");
        ada.patch(ORGS + "/bots/members/ci-bot", "{\"role\":\"admin\"}").expect(403);

        ada.delete(ORGS + "/bots/bots/ci-bot").expect(204);
        ada.delete(ORGS + "/bots/bots/ci-bot").expect(404);
        ada.delete(ORGS + "/bots/bots/ada-bots").expect(404);
        assertThat(ada.get(ORGS + "/bots/bots").text()).isEqualTo("{\"bots\":[]}");
        assertThat(registry.get(ORGS + "/bots/members").json().get("members")).hasSize(1);
    }

    @Test
    void letsABotPublishForItsOrganizationAndDoNothingElse() {
        TestPerson ada = owner("ada-works", "works");
        TestPerson bot = bot(ada, "works", "works-bot");
        Reply first = bot.push(TestBundle.of("com.works.app", "1.0.0"));
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(registry.get(ORGS + "?package=com.works.app")
                        .json()
                        .get("id")
                        .textValue())
                .isEqualTo("works");
        bot.push(TestBundle.of("com.works.app", "1.1.0")).expect(201);
        ada.push(TestBundle.of("com.works.app", "1.2.0")).expect(201);

        for (Reply reply : List.of(
                bot.post(ORGS, "{\"name\":\"x\",\"slug\":\"x\"}"),
                bot.patch(ORGS + "/works", "{}"),
                bot.delete(ORGS + "/works"),
                bot.post(ORGS + "/works/members", "{\"username\":\"alice\"}"),
                bot.delete(ORGS + "/works/members/works-bot"),
                bot.post(ORGS + "/works/packages", "{\"package\":\"com.works.app\"}"),
                bot.delete(ORGS + "/works/packages/com.works.app"),
                bot.post(ORGS + "/works/bots", "{\"name\":\"another\"}"),
                bot.post(ORGS + "/works/bots/works-bot/tokens", "{}"),
                bot.get(ORGS + "?member=works-bot"))) {
            assertThat(reply.status()).as(reply.text()).isEqualTo(403);
            assertThat(reply.error()).isEqualTo("bot_forbidden");
        }
        assertThat(bot.get(ORGS + "/works/members").text()).doesNotContain("@");

        ada.delete(ORGS + "/works/bots/works-bot").expect(204);
        bot.push(TestBundle.of("com.works.app", "1.3.0")).expect(401);
    }

    @Test
    void keepsABotToTheOtherPackagesOfItsOrganization() {
        TestPerson ada = owner("ada-fence", "fence");
        TestPerson eve = TestPerson.of(registry, "eve-fence");
        eve.push(TestBundle.of("com.eve.app", "1.0.0")).expect(201);
        TestPerson bot = bot(ada, "fence", "fence-bot");
        Reply refused = bot.push(TestBundle.of("com.eve.app", "1.1.0"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.error()).isEqualTo("not_owner");
        assertThat(registry.get(ORGS + "?package=com.eve.app").text()).isEqualTo("null");
    }

    @Test
    void givesBotsTokensThatAreShownOnceAndCanBeRevoked() {
        TestPerson ada = owner("ada-tokens", "tokens");
        ada.post(ORGS + "/tokens/bots", "{\"name\":\"tokens-bot\"}").expect(201);
        String path = ORGS + "/tokens/bots/tokens-bot/tokens";
        Reply issued = ada.post(
                path, "{\"label\":\"CI\",\"packages\":[\"com.tokens.*\"],\"expiresAt\":\"2099-01-01T00:00:00Z\"}");
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        assertThat(issued.header("Cache-Control")).contains("no-store");
        JsonNode token = issued.json();
        assertThat(token.get("token").textValue()).startsWith("crt_");
        assertThat(token.get("label").textValue()).isEqualTo("CI");
        assertThat(token.get("scopes").toString()).isEqualTo("[\"publish\"]");
        assertThat(token.get("packages").toString()).isEqualTo("[\"com.tokens.*\"]");
        assertThat(token.get("expiresAt").textValue()).isEqualTo("2099-01-01T00:00:00Z");

        TestPerson bot =
                new TestPerson(registry, "tokens-bot", token.get("token").textValue());
        bot.push(TestBundle.of("com.tokens.app", "1.0.0")).expect(201);
        assertThat(bot.push(TestBundle.of("com.others.app", "1.0.0")).error()).isEqualTo("forbidden");

        Reply listed = ada.get(path);
        assertThat(listed.text()).doesNotContain(token.get("token").textValue());
        JsonNode entry = listed.json().at("/tokens/0");
        assertThat(entry.get("tokenId")).isEqualTo(token.get("tokenId"));
        assertThat(entry.get("label").textValue()).isEqualTo("CI");
        assertThat(entry.get("issuedBy").textValue()).isEqualTo("ada-tokens");

        ada.delete(path + "/" + token.get("tokenId").textValue()).expect(204);
        ada.delete(path + "/" + token.get("tokenId").textValue()).expect(404);
        bot.push(TestBundle.of("com.tokens.app", "1.1.0")).expect(401);
        assertThat(ada.get(path).text()).isEqualTo("{\"tokens\":[]}");
    }

    @Test
    void endsTheTokensOfThoseWhoAreRemoved() {
        TestPerson ada = owner("ada-gone", "gone");
        TestPerson bob = TestPerson.nameless(registry, "bob-gone");
        ada.post(ORGS + "/gone/members", "{\"email\":\"" + bob.email() + "\",\"role\":\"admin\"}")
                .expect(204);
        TestPerson bot = bot(ada, "gone", "gone-bot");
        String path = ORGS + "/gone/bots/gone-bot/tokens";
        String secret = bob.post(path, "{}").expect(201).json().get("token").textValue();
        TestPerson bobs = new TestPerson(registry, "gone-bot", secret);
        bobs.push(TestBundle.of("com.gone.app", "1.0.0")).expect(201);
        assertThat(ada.get(path).json().findValuesAsText("issuedBy"))
                .containsExactlyInAnyOrder("ada-gone", bob.email());

        ada.delete(ORGS + "/gone/members/" + bob.email()).expect(204);

        bobs.push(TestBundle.of("com.gone.app", "1.1.0")).expect(401);
        bot.push(TestBundle.of("com.gone.app", "1.1.0")).expect(201);
        assertThat(ada.get(path).json().findValuesAsText("issuedBy")).containsExactly("ada-gone");
    }

    @Test
    void givesBotsNoMoreThanTheTokenInUseAllows() {
        TestPerson ada = owner("ada-limits", "limits");
        ada.post(ORGS + "/limits/bots", "{\"name\":\"limits-bot\"}").expect(201);
        TestPerson limited =
                ada.with(new TokenRequest("limited", Scope.DEFAULTS, Set.of("com.limits.*"), Optional.empty()));
        String path = ORGS + "/limits/bots/limits-bot/tokens";
        Reply refused = limited.post(path, "{\"packages\":[\"com.others.*\"]}").expect(403);
        assertThat(refused.error()).isEqualTo("forbidden");
        JsonNode token = limited.post(path, "").expect(201).json();
        assertThat(token.get("packages").toString()).isEqualTo("[\"com.limits.*\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"label\":5}",
                "{\"packages\":\"com.example.app\"}",
                "{\"packages\":[\"*\"]}",
                "{\"expiresAt\":\"tomorrow\"}",
                "{\"expiresAt\":\"2001-01-01T00:00:00Z\"}",
                "{\"scopes\":[\"delete\"]}",
                "{\"scopes\":[\"everything\"]}",
                "{\"package\":[\"com.example.app\"]}"
            })
    void refusesMalformedTokens(String body) {
        String slug = "bad-token-" + Integer.toHexString(body.hashCode());
        TestPerson ada = owner("ada-" + slug, slug);
        String path = ORGS + "/" + slug + "/bots";
        ada.post(path, "{\"name\":\"bot-" + slug + "\"}").expect(201);
        Reply reply = ada.post(path + "/bot-" + slug + "/tokens", body).expect(400);
        assertThat(reply.error()).isEqualTo("bad_request");
        assertThat(ada.get(path + "/bot-" + slug + "/tokens").text()).isEqualTo("{\"tokens\":[]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{}", "{\"name\":7}", "{\"name\":\"x\"}", "{\"name\":\"a b\"}", "{\"name\":\"root\"}"})
    void refusesMalformedBots(String body) {
        String slug = "bad-bot-" + Integer.toHexString(body.hashCode());
        TestPerson ada = owner("ada-" + slug, slug);
        Reply reply = ada.post(ORGS + "/" + slug + "/bots", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.message()).isNotBlank();
        assertThat(ada.get(ORGS + "/" + slug + "/bots").text()).isEqualTo("{\"bots\":[]}");
    }

    @Test
    void isForAdminsAndOwnersOnly() {
        TestPerson ada = owner("ada-only", "only");
        TestPerson bob = TestPerson.of(registry, "bob-only");
        ada.post(ORGS + "/only/members", "{\"username\":\"bob-only\"}").expect(204);
        ada.post(ORGS + "/only/bots", "{\"name\":\"only-bot\"}").expect(201);
        String tokens = ORGS + "/only/bots/only-bot/tokens";
        for (TestPerson other : List.of(bob, TestPerson.of(registry, "eve-only"), ada.scoped(Scope.PUBLISH))) {
            for (Reply reply : List.of(
                    other.get(ORGS + "/only/bots"),
                    other.post(ORGS + "/only/bots", "["),
                    other.delete(ORGS + "/only/bots/only-bot"),
                    other.get(tokens),
                    other.post(tokens, "["),
                    other.delete(tokens + "/x"))) {
                assertThat(reply.status()).as(reply.text()).isEqualTo(403);
                assertThat(reply.error()).isEqualTo("forbidden");
            }
        }
        registry.get(ORGS + "/only/bots").expect(401);
        registry.post(tokens, "[").expect(401);
        assertThat(registry.send("DELETE", tokens + "/x", BodyPublishers.noBody())
                        .status())
                .isEqualTo(401);
        registry.get(ORGS + "/none/bots").expect(404);
        ada.patch(ORGS + "/only/members/bob-only", "{\"role\":\"admin\"}").expect(204);
        bob.get(tokens).expect(200);
        ada.post(ORGS + "/only/bots/bob-only/tokens", "{}").expect(404);
    }

    private TestPerson owner(String name, String slug) {
        return TestPerson.ownerOf(registry, name, slug);
    }

    private TestPerson bot(TestPerson admin, String slug, String name) {
        assertThat(admin.post(ORGS + "/" + slug + "/bots", "{\"name\":\"" + name + "\"}")
                        .status())
                .isEqualTo(201);
        Reply token = admin.post(ORGS + "/" + slug + "/bots/" + name + "/tokens", "{}");
        assertThat(token.status()).as(token.text()).isEqualTo(201);
        return new TestPerson(registry, name, token.json().get("token").textValue());
    }
}
