package registry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.web.TestPeople.action;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.accounts.Account;
import registry.accounts.Actor;
import registry.accounts.AuditFilter;
import registry.accounts.Caller;
import registry.accounts.Scope;
import registry.api.PackageName;
import registry.orgs.OrgId;
import registry.orgs.Role;

@HelidonTest
class AdminOrgsTest {
    private static final String ORGS = "/api/admin/orgs";

    @Inject
    private WebTarget target;

    @Inject
    private Registry domain;

    private TestRegistry registry;
    private TestPeople people;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config();
    }

    @BeforeEach
    void connect() {
        registry = TestRegistry.at(target);
        people = new TestPeople(domain, registry);
    }

    @Test
    void listsOrganizationsInTheShapeThatClientsKnow() {
        org("shape");

        Reply reply = admin("GET", ORGS, "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Cache-Control")).contains("no-store");
        JsonNode org = entry("shape");
        assertThat(org.properties().stream().map(Map.Entry::getKey))
                .containsExactly("id", "name", "slug", "verified", "adminVerified", "createdAt", "metadata");
        assertThat(org.get("slug").textValue()).isEqualTo("shape");
        assertThat(org.get("name").textValue()).isEqualTo("The shape");
        assertThat(org.get("metadata").isObject()).isTrue();
    }

    @Test
    void verifiesAndRecordsIt() {
        org("trusted");
        ok("trusted", action("verify"));
        assertThat(entry("trusted").get("verified").booleanValue()).isTrue();
        assertThat(entry("trusted").get("adminVerified").booleanValue()).isTrue();
        ok("trusted", action("unverify"));
        assertThat(entry("trusted").get("verified").booleanValue()).isFalse();

        assertThat(actions("trusted")).containsExactly("org.unverify", "org.verify", "org.create");
    }

    @Test
    void listsMembersAndPackages() {
        Account owner = org("listed");
        Actor alice = actor(registry.token());
        domain.orgs().members().add(actor(people.token(owner, Scope.ALL)), OrgId.parse("listed"), "alice", Role.MEMBER);
        registry.published("com.example.linked-to-org", "1.0.0");
        domain.orgs().links().link(alice, OrgId.parse("listed"), PackageName.parse("com.example.linked-to-org"));

        Reply members = admin("GET", ORGS + "/listed/members", "");
        assertThat(members.status()).isEqualTo(200);
        assertThat(members.json().get("members").valueStream().map(JsonNode::textValue))
                .containsExactly("admin@example.com", owner.email());
        assertThat(admin("GET", ORGS + "/listed/packages", "").text())
                .isEqualTo("{\"packages\":[\"com.example.linked-to-org\"]}");
    }

    @Test
    void deletesAnOrganizationAndLeavesItsPackages() {
        org("doomed");
        Reply reply = admin("DELETE", ORGS + "/doomed", "");
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        refused(404, "not_found", "DELETE", "doomed", "");
        refused(404, "not_found", "PATCH", "doomed", action("verify"));
        assertThat(actions("doomed")).startsWith("org.delete");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-org", "-", "Not%20A%20Slug", "%00", "..%2F..", "org%2Fx"})
    void knowsNoOrganizationThatIsNotThere(String id) {
        refused(404, "not_found", "PATCH", id, action("verify"));
        refused(404, "not_found", "DELETE", id, "");
        refused(404, "not_found", "GET", id + "/members", "");
        refused(404, "not_found", "GET", id + "/packages", "");
    }

    @Test
    void refusesActionsThatAreNone() {
        org("actions");
        refused(400, "bad_action", "PATCH", "actions", "{}");
        refused(400, "bad_action", "PATCH", "actions", action("delete"));
        refused(400, "parse_error", "PATCH", "actions", "no json");
    }

    /** An organization of a new account. */
    private Account org(String slug) {
        Account owner = people.person("owner");
        domain.orgs().orgs().create(actor(people.token(owner, Scope.ALL)), OrgId.parse(slug), "The " + slug);
        return owner;
    }

    private Actor actor(String token) {
        return domain.identity()
                .signIn()
                .authenticate(Caller.bearing("Bearer " + token))
                .orElseThrow();
    }

    private List<String> actions(String slug) {
        AuditFilter filter = new AuditFilter(
                Optional.empty(), Optional.of("org."), Optional.of(slug), Optional.empty(), Optional.empty());
        return domain.identity().audit().stream(filter, Optional.empty())
                .map(entry -> entry.path("action").textValue())
                .toList();
    }

    private JsonNode entry(String slug) {
        return admin("GET", ORGS, "")
                .json()
                .get("orgs")
                .valueStream()
                .filter(entry -> entry.path("id").asText().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    private Reply admin(String method, String path, String body) {
        return registry.signedIn(method, path, body);
    }

    private void ok(String slug, String body) {
        Reply reply = admin("PATCH", ORGS + "/" + slug, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("{\"ok\":true}");
    }

    private void refused(int status, String error, String method, String path, String body) {
        Reply reply = admin(method, ORGS + "/" + path, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.error()).isEqualTo(error);
    }
}
