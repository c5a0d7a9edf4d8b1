package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import registry.accounts.Scope;
import registry.accounts.TokenRequest;

@HelidonTest
class OrgPackagesTest {
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
    void letsATeamPublishWithTheirOwnKeysUntilTheyAreRemoved() {
        TestPerson ada = owner("ada-team", "my-org");
        TestPerson bob = TestPerson.of(registry, "bob-team");
        TestPerson cleo = TestPerson.of(registry, "cleo-team");
        String app = "com.my-org.app";
        JsonNode first = published(ada.push(TestBundle.of(app, "1.0.0")));
        assertThat(bob.push(otherKey(app, "1.1.0")).error()).isEqualTo("not_owner");

        ada.post(ORGS + "/my-org/packages", "{\"package\":\"" + app + "\"}").expect(204);
        ada.post(ORGS + "/my-org/members", "{\"email\":\"" + bob.email() + "\",\"role\":\"member\"}")
                .expect(204);
        ada.post(ORGS + "/my-org/members", "{\"username\":\"cleo-team\"}").expect(204);

        JsonNode second = published(bob.push(otherKey(app, "1.1.0")));
        JsonNode warning = second.get("warnings").get(0);
        assertThat(warning.get("code").textValue()).isEqualTo("signer_changed");
        assertThat(warning.get("message").textValue())
                .contains(
                        first.get("applicationId").textValue(),
                        second.get("applicationId").textValue());
        published(cleo.push(otherKey(app, "1.2.0")));
        assertThat(ada.get("/api/v2/bundles?package=" + app + "&fresh=1")
                        .json()
                        .at("/0/metadata/author")
                        .textValue())
                .isEqualTo("ada-team");

        ada.delete(ORGS + "/my-org/members/" + bob.email()).expect(204);
        Reply refused = bob.push(otherKey(app, "1.3.0"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.error()).isEqualTo("not_owner");
        published(cleo.push(otherKey(app, "1.3.0")));

        ada.post(ORGS + "/my-org/members", "{\"username\":\"bob-team\",\"role\":\"admin\"}")
                .expect(204);
        published(bob.push(TestBundle.of("com.my-org.bobs", "1.0.0")));
        bob.post(ORGS + "/my-org/packages", "{\"package\":\"com.my-org.bobs\"}").expect(204);
        assertThat(bob.patch(ORGS + "/my-org/members/cleo-team", "{\"role\":\"owner\"}")
                        .status())
                .isEqualTo(403);
        assertThat(registry.get(ORGS + "/my-org/packages").text())
                .isEqualTo("{\"packages\":[\"com.my-org.app\",\"com.my-org.bobs\"]}");
    }

    @Test
    void listsThePackagesOfAnOrganization() {
        TestPerson ada = owner("ada-list", "list-org");
        for (String app : List.of("com.list-org.b", "com.list-org.a", "com.list-org.other")) {
            published(ada.push(TestBundle.of(app, "1.0.0")));
        }
        String query = "/api/v2/bundles?org=List-Org&fresh=1";
        assertThat(registry.get(query).text()).isEqualTo("[]");
        for (String app : List.of("com.list-org.b", "com.list-org.a")) {
            ada.post(ORGS + "/list-org/packages", "{\"package\":\"" + app + "\"}")
                    .expect(204);
        }
        assertThat(registry.get(query).json().findValuesAsText("package"))
                .containsExactly("com.list-org.a", "com.list-org.b");
        Reply first = registry.get(query + "&limit=1&sort=updated");
        assertThat(first.json().findValuesAsText("package")).containsExactly("com.list-org.a");
        assertThat(first.header("Link").orElseThrow()).contains("org=List-Org", "sort=updated", "after=");
        assertThat(registry.get(query + "&q=.b").json().findValuesAsText("package"))
                .containsExactly("com.list-org.b");
        assertThat(registry.get(query + "&package=com.list-org.other").text()).isEqualTo("[]");
        ada.delete(ORGS + "/list-org/packages/com.list-org.b").expect(204);
        assertThat(registry.get(query).json()).hasSize(1);
        for (String none : List.of("nobody", "not+a+slug")) {
            assertThat(registry.get("/api/v2/bundles?org=" + none).expect(404).error())
                    .isEqualTo("not_found");
        }
    }

    @Test
    void saysWhoseAPackageIs() {
        TestPerson ada = owner("ada-whose", "whose");
        published(ada.push(TestBundle.of("com.whose.app", "1.0.0")));
        for (String name : List.of("com.whose.app", "com.whose.unknown", "", "NOT_A_NAME")) {
            assertThat(registry.get(ORGS + "?package=" + name).text()).isEqualTo("null");
        }
        ada.post(ORGS + "/whose/packages", "{\"package\":\" com.whose.app \"}").expect(204);
        ada.post(ORGS + "/whose/packages", "{\"package\":\"com.whose.app\"}").expect(204);
        Reply org = registry.get(ORGS + "?package=com.whose.app");
        assertThat(org.status()).isEqualTo(200);
        assertThat(org.json()).isEqualTo(registry.get(ORGS + "/whose").json());
        assertThat(org.json().get("packageCount").intValue()).isEqualTo(1);
        assertThat(ada.get(ORGS + "?package=com.whose.app").json().get("role").textValue())
                .isEqualTo("owner");

        ada.delete(ORGS + "/whose/packages/com.whose.app").expect(204);
        for (String name : List.of("com.whose.app", "NOT_A_NAME")) {
            Reply reply = ada.delete(ORGS + "/whose/packages/" + name);
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.error()).isEqualTo("not_found");
        }
        assertThat(registry.get(ORGS + "/whose/packages").text()).isEqualTo("{\"packages\":[]}");
        registry.get(ORGS + "/none/packages").expect(404);
    }

    @Test
    void linksWhatOnesOwnTokenIncludesToOnesOwnOrganizations() {
        TestPerson ada = owner("ada-link", "linking");
        TestPerson bob = owner("bob-link", "elsewhere");
        String path = ORGS + "/linking/packages";
        String body = "{\"package\":\"com.link.app\"}";
        assertThat(ada.post(path, body).error()).isEqualTo("not_found");
        published(ada.push(TestBundle.of("com.link.app", "1.0.0")));

        registry.post(path, body).expect(401);
        assertThat(ada.scoped(Scope.PUBLISH).post(path, body).status()).isEqualTo(403);
        TestPerson limited =
                ada.with(new TokenRequest("limited", Scope.DEFAULTS, Set.of("com.other.*"), Optional.empty()));
        assertThat(limited.post(path, body).error()).isEqualTo("forbidden");
        assertThat(ada.post(ORGS + "/elsewhere/packages", body).error()).isEqualTo("forbidden");
        assertThat(bob.post(ORGS + "/elsewhere/packages", body).error()).isEqualTo("not_owner");
        for (String malformed : List.of("", "{}", "{\"package\":\"Not A Name\"}", "{\"package\":[]}")) {
            assertThat(ada.post(path, malformed).error()).as(malformed).isEqualTo("bad_request");
        }

        ada.post(path, body).expect(204);
        ada.post(ORGS, "{\"name\":\"Second\",\"slug\":\"second-link\"}").expect(201);
        Reply moved = ada.post(ORGS + "/second-link/packages", body);
        assertThat(moved.status()).isEqualTo(409);
        assertThat(moved.error()).isEqualTo("conflict");

        limited.delete(path + "/com.link.app").expect(403);
        bob.delete(path + "/com.link.app").expect(403);
        assertThat(registry.send("DELETE", path + "/com.link.app", BodyPublishers.noBody())
                        .status())
                .isEqualTo(401);
    }

    private TestPerson owner(String name, String slug) {
        return TestPerson.ownerOf(registry, name, slug);
    }

    private static TestBundle otherKey(String name, String version) {
        return TestBundle.signedBy(TestBundle.newKey(), name, version);
    }

    private static JsonNode published(Reply reply) {
        return reply.expect(201).json();
    }
}
