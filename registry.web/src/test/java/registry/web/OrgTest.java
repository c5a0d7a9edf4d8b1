package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.accounts.Scope;

@HelidonTest
class OrgTest {
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
    void createsAnOrganizationWhoseCreatorIsItsOwner() {
        TestPerson ada = TestPerson.of(registry, "ada-create");
        Reply reply = ada.post(ORGS, "{\"name\":\" Ada & Friends \",\"slug\":\" Create-Me \"}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(reply.header("Cache-Control")).contains("no-store");
        JsonNode org = reply.json();
        assertThat(org.properties().stream().map(member -> member.getKey()))
                .containsExactly(
                        "id",
                        "name",
                        "slug",
                        "created_at",
                        "updated_at",
                        "metadata",
                        "verified",
                        "memberCount",
                        "packageCount",
                        "role");
        assertThat(org.get("id").textValue()).isEqualTo("create-me");
        assertThat(org.get("slug").textValue()).isEqualTo("create-me");
        assertThat(org.get("name").textValue()).isEqualTo("Ada & Friends");
        assertThat(Instant.parse(org.get("created_at").textValue())).isBeforeOrEqualTo(Instant.now());
        assertThat(org.get("metadata").isObject()).isTrue();
        assertThat(org.get("verified").booleanValue()).isFalse();
        assertThat(org.get("memberCount").intValue()).isEqualTo(1);
        assertThat(org.get("packageCount").intValue()).isZero();
        assertThat(org.get("role").textValue()).isEqualTo("owner");
        assertThat(ada.get(ORGS + "/create-me").json()).isEqualTo(org);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "{\"name\":\"x\"}",
                "{\"slug\":\"x\"}",
                "{\"name\":1,\"slug\":\"x\"}",
                "{\"name\":\"x\",\"slug\":null}",
                "{\"name\":\" \",\"slug\":\"blank\"}",
                "{\"name\":\"x\",\"slug\":\"-x\"}",
                "{\"name\":\"x\",\"slug\":\"a b\"}",
                "{\"name\":\"x\",\"slug\":\"../x\"}",
                "{\"name\":\"x\",\"slug\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}"
            })
    void refusesMalformedOrganizations(String body) {
        Reply reply = TestPerson.of(registry, "ada-" + Integer.toHexString(body.hashCode()))
                .post(ORGS, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("bad_request");
        assertThat(reply.message()).isNotBlank();
    }

    @Test
    void letsOneOfManyHaveASlug() throws ExecutionException, InterruptedException {
        TestPerson ada = TestPerson.of(registry, "ada-race");
        List<Future<Reply>> replies = new ArrayList<>();
        try (ExecutorService creators = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 64; i++) {
                replies.add(creators.submit(() -> ada.post(ORGS, "{\"name\":\"Race\",\"slug\":\"race\"}")));
            }
        }
        List<String> outcomes = new ArrayList<>();
        for (Future<Reply> reply : replies) {
            outcomes.add(reply.get().status() + " " + reply.get().error());
        }
        assertThat(outcomes).containsOnlyOnce("201 ").containsOnly("201 ", "409 conflict");
    }

    @Test
    void findsAnOrganizationByItsSlugInAnyCase() {
        TestPerson ada = owner("ada-case", "Any-Case");
        assertThat(ada.get(ORGS + "/ANY-case").json().get("id").textValue()).isEqualTo("any-case");
        for (String id : List.of("nobody", "No%20Slug", "..%2fx", "%C3%A4")) {
            Reply reply = registry.get(ORGS + "/" + id);
            assertThat(reply.status()).as(id).isEqualTo(404);
            assertThat(reply.error()).isEqualTo("not_found");
        }
    }

    @Test
    void showsThePublicNoRole() {
        owner("ada-public", "public-org");
        Reply reply = registry.get(ORGS + "/public-org");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().has("role")).isFalse();
        assertThat(reply.text()).doesNotContain("@");
        assertThat(TestPerson.of(registry, "eve-public")
                        .get(ORGS + "/public-org")
                        .json())
                .isEqualTo(reply.json());
    }

    @Test
    void changesNameAndMetadataAsAWhole() {
        TestPerson ada = owner("ada-change", "changing");
        Reply named = ada.patch(ORGS + "/changing", "{\"name\":\"New name\"}");
        assertThat(named.status()).as(named.text()).isEqualTo(200);
        assertThat(named.json().get("name").textValue()).isEqualTo("New name");
        assertThat(named.json().get("role").textValue()).isEqualTo("owner");
        Reply described = ada.patch(
                ORGS + "/changing",
                "{\"metadata\":{\"description\":\"We write apps\",\"website\":\"https://example.com\"}}");
        assertThat(described.json().get("name").textValue()).isEqualTo("New name");
        assertThat(described.json().at("/metadata/website").textValue()).isEqualTo("https://example.com");
        Reply replaced = ada.patch(ORGS + "/changing", "{\"metadata\":{\"location\":\"Berlin\"}}");
        assertThat(replaced.json().get("metadata").toString()).isEqualTo("{\"location\":\"Berlin\"}");
        for (String nothing : List.of("", "{}")) {
            Reply same = ada.patch(ORGS + "/changing", nothing);
            assertThat(same.status()).isEqualTo(200);
            assertThat(same.json()).isEqualTo(replaced.json());
        }
        assertThat(ada.patch(ORGS + "/changing", "{\"metadata\":null}")
                        .json()
                        .get("metadata")
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"name\":\"\"}",
                "{\"name\":null}",
                "{\"name\":5}",
                "{\"metadata\":[]}",
                "{\"metadata\":\"x\"}",
                "{\"metadata\":{\"website\":\"javascript:alert(1)\"}}",
                "{\"metadata\":{\"description\":7}}"
            })
    void refusesMalformedChanges(String body) {
        String slug = "malformed-" + Integer.toHexString(body.hashCode());
        TestPerson ada = owner("ada-" + slug, slug);
        Reply before = ada.get(ORGS + "/" + slug);
        Reply reply = ada.patch(ORGS + "/" + slug, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("bad_request");
        assertThat(ada.get(ORGS + "/" + slug).json()).isEqualTo(before.json());
    }

    @Test
    void deletesAnOrganizationForItsOwnersOnly() {
        TestPerson ada = owner("ada-delete", "deleted");
        TestPerson bob = TestPerson.of(registry, "bob-delete");
        assertThat(ada.post(ORGS + "/deleted/members", "{\"username\":\"bob-delete\",\"role\":\"admin\"}")
                        .status())
                .isEqualTo(204);
        bob.delete(ORGS + "/deleted").expect(403);
        Reply reply = ada.delete(ORGS + "/deleted");
        assertThat(reply.status()).as(reply.text()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        ada.get(ORGS + "/deleted").expect(404);
        ada.delete(ORGS + "/deleted").expect(404);
        assertThat(ada.get(ORGS + "?member=" + ada.email()).text()).isEqualTo("[]");
    }

    @Test
    void asksForTheOrganizationThenTheCallerThenTheBody() {
        TestPerson ada = owner("ada-order", "order");
        TestPerson eve = TestPerson.of(registry, "eve-order");
        TestPerson reader = ada.scoped(Scope.READ, Scope.PUBLISH);
        assertThat(registry.send("PATCH", ORGS + "/none", body("[")).status()).isEqualTo(404);
        assertThat(registry.send("PATCH", ORGS + "/order", body("[")).status()).isEqualTo(401);
        assertThat(eve.patch(ORGS + "/order", "[").error()).isEqualTo("forbidden");
        assertThat(reader.patch(ORGS + "/order", "[").message()).contains("'orgs'");
        ada.patch(ORGS + "/order", "[").expect(400);
        registry.post(ORGS, "[").expect(401);
        reader.post(ORGS, "[").expect(403);
        assertThat(registry.send("DELETE", ORGS + "/order", body("")).status()).isEqualTo(401);
        eve.delete(ORGS + "/order").expect(403);
        reader.delete(ORGS + "/order").expect(403);
    }

    @Test
    void listsOnesOwnOrganizationsByAddressAndByName() {
        TestPerson ada = owner("ada-mine", "mine-b");
        ada.post(ORGS, "{\"name\":\"A\",\"slug\":\"mine-a\"}");
        for (String name : List.of("ada-mine%40example.com", "ADA-mine@Example.com", "ada-mine", "@ada-mine")) {
            Reply reply = ada.get(ORGS + "?member=" + name);
            assertThat(reply.status()).as(name).isEqualTo(200);
            assertThat(reply.json().findValuesAsText("slug")).containsExactly("mine-a", "mine-b");
            assertThat(reply.json().findValuesAsText("role")).containsOnly("owner");
        }
    }

    @Test
    void tellsOthersOnlyOfOrganizationsTheyBelongTo() {
        TestPerson ada = owner("ada-private", "shared");
        ada.post(ORGS, "{\"name\":\"Secret\",\"slug\":\"not-shared\"}");
        TestPerson bob = TestPerson.of(registry, "bob-private");
        String path = ORGS + "?member=" + ada.email();
        assertThat(bob.get(path).text()).isEqualTo("[]");
        ada.post(ORGS + "/shared/members", "{\"username\":\"bob-private\"}");
        assertThat(bob.get(path).json().findValuesAsText("slug")).containsExactly("shared");
        assertThat(bob.get(ORGS + "?member=nobody@example.com").text()).isEqualTo("[]");
        registry.get(path).expect(401);
        assertThat(ada.scoped(Scope.PUBLISH).get(path).status()).isEqualTo(403);
        Reply all = registry.signedIn("GET", path, "");
        assertThat(all.json().findValuesAsText("slug")).containsExactly("not-shared", "shared");
        assertThat(bob.get(ORGS + "?member=%20").error()).isEqualTo("bad_request");
        assertThat(registry.get(ORGS).text()).isEqualTo("[]");
    }

    private TestPerson owner(String name, String slug) {
        return TestPerson.ownerOf(registry, name, slug);
    }

    private static BodyPublisher body(String text) {
        return BodyPublishers.ofString(text);
    }
}
