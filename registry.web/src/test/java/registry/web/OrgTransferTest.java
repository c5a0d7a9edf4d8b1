package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@HelidonTest
class OrgTransferTest {
    private static final String ORGS = "/api/v2/orgs/";

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
    void makesAMemberTheOwnerAndTheOwnerAnAdmin() {
        TestPerson ada = TestPerson.ownerOf(registry, "ada-gives", "gives");
        TestPerson bob = TestPerson.of(registry, "bob-gives");
        ada.post(ORGS + "gives/members", "{\"username\":\"bob-gives\"}").expect(204);

        bob.post(ORGS + "gives/transfer", "{\"username\":\"bob-gives\"}").expect(403);
        ada.post(ORGS + "gives/transfer", "{\"email\":\"BOB-gives@example.com\"}")
                .expect(204);

        assertThat(roles(bob, "gives")).containsExactly("bob-gives owner", "ada-gives admin");
        ada.post(ORGS + "gives/transfer", "{\"username\":\"bob-gives\"}").expect(403);
        bob.post(ORGS + "gives/transfer", "{\"username\":\"@ada-gives\"}").expect(204);
        assertThat(registry.signedIn("GET", "/api/admin/audit?target=gives/", "")
                        .json()
                        .findValuesAsText("action"))
                .filteredOn("org.transfer"::equals)
                .hasSize(2);
    }

    @Test
    void saysWhoCannotBecomeOwner() {
        TestPerson ada = TestPerson.ownerOf(registry, "ada-keeps", "keeps");
        TestPerson.of(registry, "eve-keeps");
        ada.post(ORGS + "keeps/bots", "{\"name\":\"keeps-bot\"}").expect(201);
        ada.post(ORGS + "keeps/members", "{\"email\":\"guest@keeps.example\"}").expect(202);
        String transfer = ORGS + "keeps/transfer";

        assertThat(ada.post(transfer, "{\"username\":\"ada-keeps\"}")
                        .expect(400)
                        .error())
                .isEqualTo("bad_request");
        assertThat(ada.post(transfer, "{\"username\":\"keeps-bot\"}")
                        .expect(403)
                        .error())
                .isEqualTo("bot_forbidden");
        for (String nobody : List.of("eve-keeps", "guest@keeps.example", "nobody-keeps")) {
            assertThat(ada.post(transfer, "{\"username\":\"" + nobody + "\"}")
                            .expect(404)
                            .error())
                    .isEqualTo("not_found");
        }
        registry.post(transfer, "{\"username\":\"eve-keeps\"}").expect(401);
        ada.post(ORGS + "nowhere/transfer", "{}").expect(404);
        assertThat(roles(ada, "keeps")).first().isEqualTo("ada-keeps owner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"username\":7}", "{\"email\":\"ada\"}", "{\"member\":\"ada\"}"})
    void refusesMalformedBodies(String body) {
        String slug = "give-" + Integer.toHexString(body.hashCode());
        TestPerson ada = TestPerson.ownerOf(registry, "ada-" + slug, slug);

        assertThat(ada.post(ORGS + slug + "/transfer", body).expect(400).error())
                .isEqualTo("bad_request");
    }

    @Test
    void leavesOneOwnerWhenTwoHandOverToEachOtherAtOnce() {
        TestPerson ada = TestPerson.ownerOf(registry, "ada-swaps", "swaps");
        TestPerson bob = TestPerson.of(registry, "bob-swaps");
        ada.post(ORGS + "swaps/members", "{\"username\":\"bob-swaps\",\"role\":\"owner\"}")
                .expect(204);
        for (int i = 0; i < 15; i++) {
            CompletableFuture<Reply> toBob = give(ada, "bob-swaps");
            CompletableFuture<Reply> toAda = give(bob, "ada-swaps");

            assertThat(List.of(toBob.join().status(), toAda.join().status())).containsOnly(204);
            List<String> roles = roles(ada, "swaps");
            assertThat(roles).hasSize(2).first().asString().endsWith(" owner");
            assertThat(roles).last().asString().endsWith(" admin");

            boolean adaOwns = roles.getFirst().startsWith("ada");
            TestPerson owner = adaOwns ? ada : bob;
            TestPerson admin = adaOwns ? bob : ada;
            owner.patch(ORGS + "swaps/members/" + admin.name(), "{\"role\":\"owner\"}")
                    .expect(204);
        }
    }

    private static CompletableFuture<Reply> give(TestPerson owner, String name) {
        return CompletableFuture.supplyAsync(
                () -> owner.post(ORGS + "swaps/transfer", "{\"username\":\"" + name + "\"}"),
                task -> Thread.ofVirtual().start(task));
    }

    private static List<String> roles(TestPerson viewer, String slug) {
        return viewer.get(ORGS + slug + "/members")
                .json()
                .get("members")
                .valueStream()
                .map(member -> member.get("username").textValue() + " "
                        + member.get("role").textValue())
                .toList();
    }
}
