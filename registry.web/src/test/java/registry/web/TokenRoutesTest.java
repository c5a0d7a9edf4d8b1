package registry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import registry.accounts.Account;
import registry.accounts.AdoptedToken;
import registry.accounts.Scope;
import registry.accounts.TokenRequest;
import registry.api.Digest;

@HelidonTest
class TokenRoutesTest {
    private static final String TOKEN = "/api/auth/token";
    private static final String TOKENS = "/api/auth/tokens";

    @Inject
    private WebTarget target;

    @Inject
    private Registry server;

    private TestRegistry registry;
    private People people;
    private Account ada;
    private String everything;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config();
    }

    @BeforeEach
    void connect(TestInfo test) {
        registry = TestRegistry.at(target);
        people = People.of(server);
        ada = people.person(test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT));
        everything = people.token(ada, Scope.PUBLISH, Scope.YANK, Scope.ORGS, Scope.READ, Scope.DELETE, Scope.ADMIN);
    }

    @Test
    void makesATokenAsOlderClientsAskForIt() {
        Reply reply = create("{\"label\":\"laptop\"}");

        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(reply.header("Cache-Control")).contains("no-store");
        JsonNode json = reply.json();
        assertThat(json.properties().stream().map(Map.Entry::getKey))
                .containsExactly("token", "tokenId", "label", "createdAt", "scopes", "packages", "expiresAt");
        assertThat(json.get("token").textValue()).matches("crt_[0-9A-Za-z]{49}");
        assertThat(json.get("tokenId").textValue()).matches("[0-9a-f]{16}");
        assertThat(json.get("label").textValue()).isEqualTo("laptop");
        assertThat(json.get("createdAt").textValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z");
        assertThat(texts(json.get("scopes"))).containsExactly("orgs", "publish", "read", "yank");
        assertThat(json.get("packages")).isEmpty();
        assertThat(json.get("expiresAt").isNull()).isTrue();
        assertThat(me("Bearer " + json.get("token").textValue()).status()).isEqualTo(200);
    }

    @Test
    void makesTheUsualTokenWhenNothingIsAsked() {
        for (String body :
                new String[] {"", "{}", "{\"label\":null,\"scopes\":null,\"pubkey\":\"x\"}", "{\"label\":\" \"}"}) {
            Reply reply = create(body);
            assertThat(reply.status()).as(body).isEqualTo(201);
            assertThat(reply.json().get("label").textValue()).isEqualTo(TokenRequest.DEFAULT_LABEL);
            assertThat(texts(reply.json().get("scopes"))).doesNotContain("delete", "admin");
        }
    }

    @Test
    void makesALimitedTokenAndTakesTimesWithAnOffset() {
        Reply reply = create("""
                {"label":"ci","scopes":["publish","delete"],"packages":["com.example.*","org.exact.name"],
                 "expiresAt":"2999-01-31T12:00:00.123456+02:00"}""");

        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(texts(reply.json().get("scopes"))).containsExactly("delete", "publish");
        assertThat(texts(reply.json().get("packages"))).containsExactly("com.example.*", "org.exact.name");
        assertThat(reply.json().get("expiresAt").textValue()).isEqualTo("2999-01-31T10:00:00.123Z");
    }

    @Test
    void refusesBodiesByTheNameOfWhatIsWrong() {
        Map<String, String> bodies = Map.ofEntries(
                Map.entry("junk", "the body"),
                Map.entry("[]", "the body"),
                Map.entry("null", "the body"),
                Map.entry("{\"label\":\"a\",\"label\":\"b\"}", "label"),
                Map.entry("{\"label\":1}", "label"),
                Map.entry("{\"label\":\"" + "x".repeat(101) + "\"}", "label"),
                Map.entry("{\"label\":\"a\\u0007\"}", "label"),
                Map.entry("{\"scopes\":\"publish\"}", "scopes"),
                Map.entry("{\"scopes\":[]}", "scopes"),
                Map.entry("{\"scopes\":[1]}", "scopes"),
                Map.entry("{\"scopes\":[\"everything\"]}", "scopes"),
                Map.entry("{\"scopes\":[\"Publish\"]}", "scopes"),
                Map.entry("{\"packages\":{}}", "packages"),
                Map.entry("{\"packages\":[\"*\"]}", "packages"),
                Map.entry("{\"packages\":[\"com.*.x\"]}", "packages"),
                Map.entry("{\"packages\":[\"" + "x".repeat(10_000) + ".y\"]}", "packages"),
                Map.entry("{\"expiresAt\":4102444800}", "expiresAt"),
                Map.entry("{\"expiresAt\":\"\"}", "expiresAt"),
                Map.entry("{\"expiresAt\":\"tomorrow\"}", "expiresAt"),
                Map.entry("{\"expiresAt\":\"2999-01-31\"}", "expiresAt"),
                Map.entry("{\"expiresAt\":\"2999-01-31T12:00:00\"}", "expiresAt"),
                Map.entry("{\"expiresAt\":\"2020-01-31T12:00:00Z\"}", "expiresAt"),
                Map.entry("{\"expiresAt\":\"+999999999-12-31T23:59:59-18:00\"}", "expiresAt"),
                Map.entry("{\"expiresat\":\"2999-01-31T12:00:00Z\"}", "expiresAt"));
        bodies.forEach((body, member) -> {
            Reply reply = create(body);
            assertThat(reply.status()).as(body).isEqualTo(400);
            assertThat(reply.error()).as(body).isIn("invalid_body", "invalid_params");
            assertThat(reply.message()).as(body).contains(member);
        });
        assertThat(create("{\"label\":\"" + "x".repeat(70_000) + "\"}").status())
                .isEqualTo(413);
        assertThat(people.tokens().list(ada.id())).hasSize(1);
    }

    @Test
    void refusesMoreRightsThanTheCallerHas() {
        String narrow = people.token(
                ada,
                new TokenRequest(
                        "ci",
                        Set.of(Scope.PUBLISH),
                        Set.of("com.example.*"),
                        Optional.of(Instant.now().plus(1, ChronoUnit.DAYS))));
        for (String body : new String[] {
            "{\"scopes\":[\"publish\",\"delete\"]}",
            "{\"packages\":[]}",
            "{\"packages\":[\"com.*\"]}",
            "{\"expiresAt\":\"2999-01-31T12:00:00Z\"}"
        }) {
            Reply reply = create(narrow, body);
            assertThat(reply.status()).as(body).isEqualTo(403);
            assertThat(reply.error()).isEqualTo("forbidden");
        }
        assertThat(create("{\"scopes\":[\"admin\"]}").status()).isEqualTo(403);
        Reply same = create(narrow, "{}");
        assertThat(same.status()).isEqualTo(201);
        assertThat(texts(same.json().get("scopes"))).containsExactly("publish");
        assertThat(texts(same.json().get("packages"))).containsExactly("com.example.*");
        assertThat(same.json().get("expiresAt").isTextual()).isTrue();
    }

    @Test
    void listsTokensNewestFirstWithoutTheirSecrets() {
        String first = create("{\"label\":\"first\"}").json().get("token").textValue();
        create("{\"label\":\"second\",\"packages\":[\"com.example.*\"]}");
        me("Bearer " + first);

        await().untilAsserted(() -> assertThat(
                        list(everything).json().at("/tokens/1/lastUsedAt").isTextual())
                .isTrue());
        Reply reply = list(everything);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Cache-Control")).contains("no-store");
        JsonNode tokens = reply.json().get("tokens");
        assertThat(tokens).hasSize(3);
        assertThat(tokens.get(0).get("label").textValue()).isEqualTo("second");
        assertThat(tokens.get(0).get("lastUsedAt").isNull()).isTrue();
        assertThat(tokens.get(1).get("token").textValue()).isEqualTo(first.substring(0, 8) + "…");
        assertThat(tokens.get(1).properties().stream().map(Map.Entry::getKey))
                .containsExactly(
                        "token", "tokenId", "label", "createdAt", "scopes", "packages", "expiresAt", "lastUsedAt");
        assertThat(reply.text()).doesNotContain(first);
    }

    @Test
    void listsOnlyToTokensThatMayRead() {
        Reply reply = list(people.token(ada, Scope.PUBLISH));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.message()).contains("read");
        String limited =
                people.token(ada, new TokenRequest("ci", Scope.DEFAULTS, Set.of("com.example.*"), Optional.empty()));
        assertThat(list(limited).json().get("tokens")).hasSize(1);
    }

    @Test
    void aTokenRevokesItselfUnderEitherAddressAndNoOther() {
        for (String address : new String[] {TOKEN, TOKENS}) {
            JsonNode made = create("{}").json();
            String secret = "Bearer " + made.get("token").textValue();
            String id = made.get("tokenId").textValue();
            Reply other = revoke(everything, address, id);
            assertThat(other.status()).isEqualTo(403);
            assertThat(me(secret).status()).isEqualTo(200);

            Reply reply = revoke(secret, address, id);

            assertThat(reply.status()).isEqualTo(204);
            assertThat(reply.header("Cache-Control")).contains("no-store");
            assertThat(me(secret).status()).isEqualTo(401);
            assertThat(revoke(secret, address, id).status()).isEqualTo(401);
            assertThat(revoke(everything, address, id).error()).isEqualTo("not_found");
        }
    }

    @Test
    void aBrowserMakesTokensAndRevokesAnyOfItsAccount() {
        SignedIn browser = SignedIn.anew(server, "browser-of-tokens");
        String[] here = {"Cookie", browser.session(), "Sec-Fetch-Site", "same-origin"};
        JsonNode made = registry.post(TOKEN, "{\"label\":\"new\"}", here).json();
        String secret = "Bearer " + made.get("token").textValue();
        assertThat(me(secret).status()).isEqualTo(200);
        assertThat(registry.get(TOKENS, here).json().at("/tokens/0/label").textValue())
                .isEqualTo("new");
        String address = TOKEN + "/" + made.get("tokenId").textValue();

        Reply elsewhere = registry.send("DELETE", address, BodyPublishers.noBody(), "Cookie", browser.session());
        assertThat(elsewhere.error()).isEqualTo("cross_site");
        assertThat(registry.send("DELETE", address, BodyPublishers.noBody(), here)
                        .status())
                .isEqualTo(204);
        assertThat(me(secret).status()).isEqualTo(401);
    }

    @Test
    void revokesNothingByAPartOfAnIdOrByAnotherAccountsId() {
        String id = people.tokens().list(ada.id()).getFirst().credential().id();
        assertThat(revoke(everything, TOKEN, id.substring(0, 8)).status()).isEqualTo(404);
        for (String part :
                new String[] {id.substring(0, 1), id.substring(0, 15), id + "0", "%2e%2e", "x".repeat(4_000)}) {
            Reply reply = revoke(everything, TOKEN, part);
            assertThat(reply.status()).as(part).isEqualTo(400);
            assertThat(reply.error()).isEqualTo("invalid_params");
        }
        assertThat(registry.signedIn("DELETE", TOKEN + "/" + id, "").status()).isEqualTo(404);
        assertThat(me(everything).status()).isEqualTo(200);
    }

    @Test
    void anImportedTokenWorksAndIsRevokedByTheIdItsOwnerKnows() {
        String imported = "aB3_-xyz" + "A".repeat(35);
        people.tokens()
                .adopt(new AdoptedToken(
                        Digest.ofContent(imported.getBytes(StandardCharsets.US_ASCII)),
                        "aB3_-xyz",
                        ada.id(),
                        "laptop",
                        Instant.parse("2024-05-06T07:08:09.123Z")));
        JsonNode listed = list("Bearer " + imported).json().at("/tokens/1");
        assertThat(listed.get("token").textValue()).isEqualTo("aB3_-xyz…");
        assertThat(listed.get("tokenId").textValue()).isEqualTo("aB3_-xyz");
        assertThat(listed.get("createdAt").textValue()).isEqualTo("2024-05-06T07:08:09.123Z");

        assertThat(revoke("Bearer " + imported, TOKEN, "aB3_-xyz").status()).isEqualTo(204);
        assertThat(me("Bearer " + imported).status()).isEqualTo(401);
    }

    @Test
    void knowsNobodyWithoutACredential() {
        assertThat(registry.post(TOKEN, "{}").status()).isEqualTo(401);
        assertThat(registry.get(TOKENS).status()).isEqualTo(401);
        assertThat(registry.send("DELETE", TOKEN + "/0123456789abcdef", BodyPublishers.noBody())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void botsManageNoTokens() {
        Account bot = people.bot("bot-of-tokens");
        String token = people.token(bot, Scope.PUBLISH, Scope.READ);
        String id = people.tokens().list(bot.id()).getFirst().credential().id();

        for (Reply reply :
                new Reply[] {create(token, "junk"), create(token, "{}"), list(token), revoke(token, TOKEN, id)}) {
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.error()).isEqualTo("bot_forbidden");
        }
        assertThat(me(token).json().at("/user/isBot").booleanValue()).isTrue();
    }

    @Test
    void tellsWhenThereAreTooManyTokens() {
        for (int i = 1; i < 100; i++) {
            people.token(ada, Scope.READ);
        }
        Reply reply = create("{}");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.error()).isEqualTo("too_many_tokens");
    }

    private Reply create(String body) {
        return create(everything, body);
    }

    private Reply create(String authorization, String body) {
        return registry.post(TOKEN, body, "Authorization", authorization, "Content-Type", "application/json");
    }

    private Reply list(String authorization) {
        return registry.get(TOKENS, "Authorization", authorization);
    }

    private Reply revoke(String authorization, String address, String id) {
        return registry.send(
                "DELETE",
                address + "/" + id,
                BodyPublishers.noBody(),
                "Authorization",
                authorization,
                "Content-Type",
                "application/json");
    }

    private Reply me(String authorization) {
        return registry.get("/api/auth/me", "Authorization", authorization);
    }

    private static Iterable<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }
}
