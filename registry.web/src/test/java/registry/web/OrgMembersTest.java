package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import registry.accounts.Account;
import registry.accounts.Scope;
import registry.accounts.Standing;

@HelidonTest
class OrgMembersTest {
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
    void addsMembersByAddressAndByName() {
        TestPerson ada = owner("ada-add", "adding");
        TestPerson bob = TestPerson.of(registry, "bob-add");
        TestPerson cleo = TestPerson.of(registry, "cleo-add");
        TestPerson dan = TestPerson.of(registry, "dan-add");
        String members = ORGS + "/adding/members";
        ada.post(members, "{\"email\":\" Bob-Add@Example.com \",\"role\":\"admin\"}")
                .expect(204);
        ada.post(members, "{\"username\":\"@Cleo-Add\"}").expect(204);
        bob.post(members, "{\"username\":\"dan-add\",\"role\":\"member\"}").expect(204);
        assertThat(roles(ada, "adding"))
                .containsExactly(
                        ada.email() + " owner",
                        bob.email() + " admin",
                        cleo.email() + " member",
                        dan.email() + " member");
        assertThat(registry.get(ORGS + "/adding").json().get("memberCount").intValue())
                .isEqualTo(4);
        Reply again = ada.post(members, "{\"username\":\"cleo-add\",\"role\":\"admin\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.error()).isEqualTo("conflict");
    }

    @Test
    void showsAddressesToMembersAndAdministratorsOnly() {
        TestPerson ada = owner("ada-seen", "seen");
        TestPerson bob = TestPerson.nameless(registry, "bob-seen");
        ada.post(ORGS + "/seen/members", "{\"email\":\"" + bob.email() + "\"}").expect(204);
        String members = ORGS + "/seen/members";

        JsonNode full = bob.get(members).json();
        assertThat(full.toString())
                .isEqualTo("{\"members\":[{\"email\":\"ada-seen@example.com\",\"username\":\"ada-seen\","
                        + "\"verified\":false,\"role\":\"owner\",\"isBot\":false},{\"email\":\"bob-seen@example.com\","
                        + "\"username\":null,\"verified\":false,\"role\":\"member\",\"isBot\":false}]}");
        assertThat(registry.signedIn("GET", members, "").json()).isEqualTo(full);

        JsonNode bare = registry.get(members).json();
        assertThat(bare.toString()).doesNotContain("example.com");
        assertThat(bare.findValuesAsText("email")).containsExactly("ada-seen", bob.id());
        assertThat(bare.findValuesAsText("role")).containsExactly("owner", "member");
        TestPerson eve = TestPerson.of(registry, "eve-seen");
        assertThat(eve.get(members).json()).isEqualTo(bare);
        assertThat(ada.scoped(Scope.PUBLISH).get(members).json()).isEqualTo(bare);
    }

    @Test
    void showsWhoIsVouchedFor() {
        owner("ada-badge", "badge");
        People people = People.of(CDI.current().select(Registry.class).get());
        Account ada = people.accounts().findByUsername("ada-badge").orElseThrow();
        people.change(ada, Standing.ORDINARY.withVerified(true));
        assertThat(registry.get(ORGS + "/badge/members")
                        .json()
                        .at("/members/0/verified")
                        .booleanValue())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|400|bad_request",
                "[|400|bad_request",
                "{}|400|bad_request",
                "{\"role\":\"member\"}|400|bad_request",
                "{\"email\":\"a@example.com\",\"username\":\"a\"}|400|bad_request",
                "{\"email\":5}|400|bad_request",
                "{\"email\":\"nobody\"}|400|bad_request",
                "{\"username\":\"\"}|400|bad_request",
                "{\"username\":\"a@b@example.com\"}|400|bad_request",
                "{\"email\":\"a b@example.com\"}|400|bad_request",
                "{\"username\":\"eve-body\",\"role\":\"king\"}|400|bad_request",
                "{\"username\":\"eve-body\",\"role\":\"\"}|400|bad_request",
                "{\"username\":\"eve-body\",\"role\":[]}|400|bad_request",
                "{\"username\":\"nobody-at-all\"}|404|not_found"
            })
    void namesWhatIsWrongWithANewMember(String body, int status, String error) {
        String slug = "body-" + Integer.toHexString(body.hashCode());
        TestPerson ada = owner("ada-" + slug, slug);
        Reply reply = ada.post(ORGS + "/" + slug + "/members", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.error()).isEqualTo(error);
        assertThat(roles(ada, slug)).hasSize(1);
    }

    @Test
    void letsOnlyOwnersMakeAdminsAndOwners() {
        TestPerson ada = owner("ada-promote", "promote");
        TestPerson bob = TestPerson.of(registry, "bob-promote");
        TestPerson cleo = TestPerson.of(registry, "cleo-promote");
        String members = ORGS + "/promote/members";
        ada.post(members, "{\"username\":\"bob-promote\",\"role\":\"admin\"}").expect(204);
        for (String role : List.of("admin", "owner")) {
            Reply reply = bob.post(members, "{\"username\":\"cleo-promote\",\"role\":\"" + role + "\"}");
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.error()).isEqualTo("forbidden");
        }
        bob.post(members, "{\"username\":\"cleo-promote\"}").expect(204);
        bob.patch(members + "/cleo-promote", "{\"role\":\"admin\"}").expect(403);
        cleo.patch(members + "/cleo-promote", "{\"role\":\"owner\"}").expect(403);
        ada.patch(members + "/CLEO-promote%40example.com", "{\"role\":\"owner\"}")
                .expect(204);
        assertThat(roles(ada, "promote"))
                .containsExactly(ada.email() + " owner", cleo.email() + " owner", bob.email() + " admin");
    }

    @Test
    void refusesMalformedRoles() {
        TestPerson ada = owner("ada-roles", "roles");
        TestPerson.of(registry, "bob-roles");
        String bob = ORGS + "/roles/members/bob-roles";
        ada.patch(bob, "{\"role\":\"admin\"}").expect(404);
        ada.post(ORGS + "/roles/members", "{\"username\":\"bob-roles\"}").expect(204);
        for (String body : List.of("", "{}", "{\"role\":\"root\"}", "{\"role\":null}", "{\"role\":1}")) {
            Reply reply = ada.patch(bob, body);
            assertThat(reply.status()).as(body).isEqualTo(400);
            assertThat(reply.error()).isEqualTo("bad_request");
        }
        assertThat(roles(ada, "roles")).last().asString().endsWith(" member");
    }

    @Test
    void neverLosesTheLastOwner() {
        TestPerson ada = owner("ada-last", "last");
        TestPerson bob = TestPerson.of(registry, "bob-last");
        String members = ORGS + "/last/members";
        ada.post(members, "{\"username\":\"bob-last\",\"role\":\"admin\"}").expect(204);
        for (Reply reply : List.of(
                ada.patch(members + "/ada-last", "{\"role\":\"member\"}"), ada.delete(members + "/" + ada.email()))) {
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.error()).isEqualTo("last_owner");
        }
        bob.delete(members + "/ada-last").expect(403);
        ada.patch(members + "/bob-last", "{\"role\":\"owner\"}").expect(204);
        ada.delete(members + "/ada-last").expect(204);
        assertThat(roles(bob, "last")).containsExactly(bob.email() + " owner");
    }

    @Test
    void letsMembersLeaveAndAdminsRemoveThem() {
        TestPerson ada = owner("ada-leave", "leave");
        TestPerson bob = TestPerson.of(registry, "bob-leave");
        TestPerson cleo = TestPerson.of(registry, "cleo-leave");
        TestPerson eve = TestPerson.of(registry, "eve-leave");
        String members = ORGS + "/leave/members";
        ada.post(members, "{\"username\":\"bob-leave\"}").expect(204);
        ada.post(members, "{\"username\":\"cleo-leave\"}").expect(204);
        cleo.delete(members + "/bob-leave").expect(403);
        eve.delete(members + "/bob-leave").expect(403);
        eve.delete(members + "/nobody").expect(403);
        assertThat(registry.send("DELETE", members + "/bob-leave", BodyPublishers.noBody())
                        .status())
                .isEqualTo(401);
        assertThat(bob.scoped(Scope.READ).delete(members + "/bob-leave").status())
                .isEqualTo(403);
        bob.delete(members + "/" + bob.email()).expect(204);
        ada.delete(members + "/cleo-leave").expect(204);
        ada.delete(members + "/cleo-leave").expect(204);
        assertThat(roles(ada, "leave")).containsExactly(ada.email() + " owner");
        assertThat(bob.get(ORGS + "?member=bob-leave").text()).isEqualTo("[]");
    }

    @Test
    void asksForTheOrganizationThenTheCallerThenTheBody() {
        TestPerson ada = owner("ada-asks", "asks");
        TestPerson eve = TestPerson.of(registry, "eve-asks");
        registry.post(ORGS + "/none/members", "[").expect(404);
        registry.post(ORGS + "/asks/members", "[").expect(401);
        eve.post(ORGS + "/asks/members", "[").expect(403);
        ada.post(ORGS + "/asks/members", "[").expect(400);
        eve.patch(ORGS + "/asks/members/ada-asks", "[").expect(403);
        assertThat(registry.get(ORGS + "/none/members").error()).isEqualTo("not_found");
    }

    private TestPerson owner(String name, String slug) {
        return TestPerson.ownerOf(registry, name, slug);
    }

    private static List<String> roles(TestPerson viewer, String slug) {
        return viewer.get(ORGS + "/" + slug + "/members")
                .json()
                .get("members")
                .valueStream()
                .map(member -> member.get("email").textValue() + " "
                        + member.get("role").textValue())
                .toList();
    }
}
