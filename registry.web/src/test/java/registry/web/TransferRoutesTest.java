package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import registry.accounts.Account;
import registry.accounts.Scope;
import registry.accounts.Standing;
import registry.accounts.TokenRequest;

@HelidonTest
class TransferRoutesTest {
    private static final String PACKAGES = "/api/v2/packages/";

    @Inject
    private WebTarget target;

    @Inject
    private Registry domain;

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
    void handsAPackageOver() {
        TestPerson ada = TestPerson.of(registry, "ada-hands");
        TestPerson bob = TestPerson.of(registry, "bob-hands");
        String app = "com.hands.app";
        String transfer = PACKAGES + app + "/transfer";
        ada.push(TestBundle.of(app, "1.0.0")).expect(201);
        assertThat(ada.post(transfer, to("bob-hands")).expect(403).message()).contains("'delete'");

        JsonNode offer =
                deleter(ada).post(transfer, to("@Bob-Hands")).expect(201).json();
        assertThat(offer.get("package").textValue()).isEqualTo(app);
        assertThat(offer.get("from").textValue()).isEqualTo("ada-hands");
        assertThat(offer.get("to").textValue()).isEqualTo("bob-hands");
        assertThat(Duration.between(
                        Instant.parse(offer.get("createdAt").textValue()),
                        Instant.parse(offer.get("expiresAt").textValue())))
                .isEqualTo(Duration.ofDays(30));
        for (TestPerson person : List.of(ada, bob)) {
            assertThat(person.get(transfer).expect(200).json()).isEqualTo(offer);
        }
        assertThat(bob.get("/api/v2/transfers").expect(200).text())
                .isEqualTo("{\"incoming\":[" + offer + "],\"outgoing\":[]}");
        assertThat(ada.get("/api/v2/transfers").text()).isEqualTo("{\"incoming\":[],\"outgoing\":[" + offer + "]}");

        bob.post(transfer + "/accept", "").expect(204);
        assertThat(author(app)).isEqualTo("bob-hands");
        assertThat(ada.push(TestBundle.of(app, "1.1.0")).expect(403).error()).isEqualTo("not_owner");
        bob.push(TestBundle.of(app, "1.1.0")).expect(201);
        assertThat(bob.get("/api/v2/transfers").text()).isEqualTo("{\"incoming\":[],\"outgoing\":[]}");
        assertThat(bob.post(transfer + "/accept", "").expect(404).error()).isEqualTo("not_found");
        assertThat(ada.get(transfer).expect(403).error()).isEqualTo("not_owner");
    }

    @Test
    void takesAnOfferBackAndDeclinesIt() {
        TestPerson ada = TestPerson.of(registry, "ada-back");
        TestPerson bob = TestPerson.of(registry, "bob-back");
        TestPerson eve = TestPerson.of(registry, "eve-back");
        String transfer = PACKAGES + "com.back.app/transfer";
        ada.push(TestBundle.of("com.back.app", "1.0.0")).expect(201);
        TestPerson owner = deleter(ada);

        owner.post(transfer, to("eve-back")).expect(201);
        owner.post(transfer, "{\"email\":\"" + bob.email() + "\"}").expect(200);
        assertThat(eve.delete(transfer).expect(403).error()).isEqualTo("not_owner");
        assertThat(eve.post(transfer + "/accept", "").expect(404).message()).doesNotContain("bob");
        bob.delete(transfer).expect(204);
        assertThat(bob.delete(transfer).expect(403).error()).isEqualTo("not_owner");
        assertThat(ada.delete(transfer).expect(404).error()).isEqualTo("not_found");
        assertThat(ada.get(transfer).expect(404).error()).isEqualTo("not_found");
        owner.post(transfer, to("bob-back")).expect(201);
        ada.delete(transfer).expect(204);
        bob.post(transfer + "/accept", "").expect(404);
        assertThat(author("com.back.app")).isEqualTo("ada-back");
    }

    @Test
    void givesAdministratorsAWayOutWhenAnOwnerIsGone() {
        People people = People.of(domain);
        Account steward = people.person("steward-out");
        people.change(steward, Standing.ORDINARY.withAdministrator(true));
        TestPerson admin = new TestPerson(registry, "steward-out", bearer(people, steward));
        TestPerson ada = TestPerson.of(registry, "ada-out");
        TestPerson bob = TestPerson.of(registry, "bob-out");
        String transfer = PACKAGES + "com.out.app/transfer";
        ada.push(TestBundle.of("com.out.app", "1.0.0")).expect(201);
        admin.delete("/api/admin/users/" + ada.id()).expect(204);

        assertThat(admin.post(transfer, to("bob-out"))
                        .expect(201)
                        .json()
                        .get("from")
                        .textValue())
                .isEqualTo("another account");
        assertThat(admin.get(PACKAGES + "com.out.app")
                        .expect(200)
                        .json()
                        .get("owner")
                        .textValue())
                .isEqualTo("another account");
        bob.post(transfer + "/accept", "").expect(204);

        assertThat(author("com.out.app")).isEqualTo("bob-out");
        bob.push(TestBundle.of("com.out.app", "1.1.0")).expect(201);
    }

    @Test
    void refusesRecipientsWhoCannotOwnIt() {
        TestPerson ada = TestPerson.ownerOf(registry, "ada-who", "who-org");
        ada.push(TestBundle.of("com.who.app", "1.0.0")).expect(201);
        ada.post("/api/v2/orgs/who-org/bots", "{\"name\":\"who-bot\"}").expect(201);
        TestPerson owner = deleter(ada);
        String transfer = PACKAGES + "com.who.app/transfer";

        assertThat(owner.post(transfer, to("nobody-at-all")).expect(404).error())
                .isEqualTo("not_found");
        assertThat(owner.post(transfer, to("who-bot")).expect(403).error()).isEqualTo("bot_forbidden");
        assertThat(owner.post(transfer, to("ada-who")).expect(409).error()).isEqualTo("conflict");
        for (String body : List.of(
                "",
                "[]",
                "{}",
                "{\"username\":1}",
                "{\"username\":\"\"}",
                "{\"email\":\"a\"}",
                "{\"email\":\"a@b.c\",\"username\":\"a\"}")) {
            assertThat(owner.post(transfer, body).expect(400).error()).as(body).isEqualTo("bad_request");
        }
        for (String unknown : List.of("com.who.unknown", "Not%20A%20Name")) {
            assertThat(owner.post(PACKAGES + unknown + "/transfer", to("ada-who"))
                            .expect(404)
                            .error())
                    .isEqualTo("not_found");
            owner.get(PACKAGES + unknown + "/transfer").expect(404);
            owner.delete(PACKAGES + unknown + "/transfer").expect(404);
            owner.post(PACKAGES + unknown + "/transfer/accept", "").expect(404);
            owner.get(PACKAGES + unknown).expect(404);
        }
        ada.get(transfer).expect(404);
    }

    @Test
    void showsTheSettingsToThoseWithRights() {
        TestPerson ada = TestPerson.ownerOf(registry, "ada-settings", "settings-org");
        TestPerson bob = TestPerson.of(registry, "bob-settings");
        String app = "com.settings.app";
        ada.push(TestBundle.of(app, "1.0.0")).expect(201);
        assertThat(ada.get(PACKAGES + app).expect(200).text())
                .isEqualTo("{\"package\":\"com.settings.app\",\"owner\":\"ada-settings\",\"org\":null,\"signerPolicy\":"
                        + "{\"policy\":null,\"signers\":[],\"effective\":[{\"of\":\"registry\",\"policy\":\"any\","
                        + "\"signers\":[]}]},\"transfer\":null}");
        assertThat(bob.get(PACKAGES + app).expect(403).error()).isEqualTo("not_owner");

        ada.post("/api/v2/orgs/settings-org/packages", "{\"package\":\"" + app + "\"}")
                .expect(204);
        ada.post("/api/v2/orgs/settings-org/members", to("bob-settings")).expect(204);
        TestPerson.of(registry, "eve-settings");
        deleter(ada).post(PACKAGES + app + "/transfer", to("eve-settings")).expect(201);

        assertThat(bob.get(PACKAGES + app).expect(200).json().get("org").textValue())
                .isEqualTo("settings-org");
        assertThat(bob.get(PACKAGES + app).json().get("transfer").isNull()).isTrue();
        assertThat(ada.get(PACKAGES + app).json().at("/transfer/to").textValue())
                .isEqualTo("eve-settings");
    }

    @Test
    void tellsNoEmailAddress() {
        TestPerson ada = TestPerson.nameless(registry, "ada-nameless");
        TestPerson bob = TestPerson.nameless(registry, "bob-nameless");
        String app = "com.nameless.app";
        ada.push(TestBundle.of(app, "1.0.0")).expect(201);
        String transfer = PACKAGES + app + "/transfer";
        List<Reply> replies = List.of(
                deleter(ada)
                        .post(transfer, "{\"email\":\"" + bob.email() + "\"}")
                        .expect(201),
                ada.get(transfer).expect(200),
                bob.get("/api/v2/transfers").expect(200),
                ada.get(PACKAGES + app).expect(200),
                TestPerson.of(registry, "eve-nameless").get(transfer).expect(403));

        assertThat(replies)
                .allSatisfy(reply ->
                        assertThat(reply.text()).contains("another account").doesNotContain("@example.com"));
    }

    private String author(String app) {
        return registry.get("/api/v2/bundles?package=" + app)
                .json()
                .at("/0/metadata/author")
                .textValue();
    }

    private static TestPerson deleter(TestPerson person) {
        return person.scoped(Scope.DELETE, Scope.ORGS, Scope.READ);
    }

    private static String to(String username) {
        return "{\"username\":\"" + username + "\"}";
    }

    private static String bearer(People people, Account account) {
        return people.tokens()
                .grant(account.id(), TokenRequest.of("test", Scope.ALL))
                .secret();
    }
}
