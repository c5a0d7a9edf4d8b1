package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.product.Account.Answer;
import registry.signing.key.SigningKey;

/** People who signed in publish as a team at a real server, by their API tokens, each with a key of their own. */
class OrgsIT {
    private static final String ORGS = "/api/v2/orgs";
    private static final String ORG = ORGS + "/my-org";
    private static final String APP = "com.my-org.app";

    @TempDir
    private static Path folder;

    private static Team team;
    private static Requests requests;
    private static Account alice;
    private static Account bob;
    private static Account mallory;

    private final SigningKey aliceKey = Team.newKey();
    private final SigningKey bobKey = Team.newKey();
    private final SigningKey malloryKey = Team.newKey();

    @BeforeAll
    static void start() throws Exception {
        team = Team.start(folder);
        requests = team.requests();
        alice = team.alice();
        bob = team.bob();
        mallory = team.mallory();
    }

    @AfterAll
    static void stop() {
        if (team != null) {
            team.close();
        }
    }

    @Test
    void aTeamPublishesAnAppAndAnOutsiderNever() throws Exception {
        String first = publishesAlone();
        foundsAnOrganization();
        linksThePackage();
        String second = publishesAsAMember(first);
        isRemovedAndRefused();
        returnsAsAnAdmin(second);
    }

    /** Returns the application's id. */
    private String publishesAlone() throws Exception {
        Answer published = alice.publish(app("1.0.0", aliceKey));

        assertThat(published.status()).isEqualTo(201);
        assertThat(published.json().get("warnings")).isEmpty();
        assertThat(team.versions(APP)).containsExactlyInAnyOrder("1.0.0");
        bob.publish(app("1.1.0", bobKey)).assertRefused("not_owner");
        assertOutsiderIsRefused();
        assertThat(team.versions(APP)).containsExactlyInAnyOrder("1.0.0");
        return published.json().get("applicationId").textValue();
    }

    private void foundsAnOrganization() throws Exception {
        assertThat(alice.get(ORG).status()).isEqualTo(404);
        assertThat(alice.post(ORGS, "{\"name\":\"My Org\",\"slug\":\"my-org\"}").status())
                .isEqualTo(201);

        assertMembers(Map.of("alice", "owner"));
        assertThat(alice.orgs()).containsExactly("my-org");
        assertThat(mallory.post(ORGS, "{\"name\":\"Mine\",\"slug\":\"my-org\"}").status())
                .isEqualTo(409);
        mallory.post(ORG + "/members", "{\"username\":\"mallory\",\"role\":\"member\"}")
                .assertRefused("forbidden");
        mallory.patch(ORG, "{\"name\":\"Mine\"}").assertRefused("forbidden");
        mallory.delete(ORG).assertRefused("forbidden");
        assertThat(requests.json(ORG).get("name").textValue()).isEqualTo("My Org");
        assertMembers(Map.of("alice", "owner"));
    }

    private void linksThePackage() throws Exception {
        assertThat(requests.json(ORGS + "?package=" + APP).isNull()).isTrue();
        mallory.post(ORG + "/packages", "{\"package\":\"" + APP + "\"}").assertRefused("not_owner");
        assertPackages();

        assertThat(alice.post(ORG + "/packages", "{\"package\":\"" + APP + "\"}")
                        .status())
                .isEqualTo(204);

        assertPackages(APP);
        assertThat(requests.json(ORGS + "?package=" + APP).get("id").textValue())
                .isEqualTo("my-org");
        mallory.delete(ORG + "/packages/" + APP).assertRefused("not_owner");
        assertOutsiderIsRefused();
        bob.publish(app("1.1.0", bobKey)).assertRefused("not_owner");
        assertPackages(APP);
        assertThat(team.versions(APP)).containsExactlyInAnyOrder("1.0.0");
    }

    /** Returns the application's other id. */
    private String publishesAsAMember(String first) throws Exception {
        assertThat(alice.post(ORG + "/members", "{\"email\":\"" + bob.email() + "\",\"role\":\"member\"}")
                        .status())
                .isEqualTo(204);
        assertMembers(Map.of("alice", "owner", "bob", "member"));

        Answer published = bob.publish(app("1.1.0", bobKey));

        assertThat(published.status()).isEqualTo(201);
        String second = published.json().get("applicationId").textValue();
        assertThat(second).isNotEqualTo(first);
        JsonNode warnings = published.json().get("warnings");
        assertThat(warnings.findValuesAsText("code")).containsExactly("signer_changed");
        assertThat(warnings.at("/0/message").textValue()).contains(first, second);
        assertThat(team.versions(APP)).containsExactlyInAnyOrder("1.0.0", "1.1.0");
        assertThat(requests.json("/api/v2/bundles?package=" + APP + "&fresh=1")
                        .at("/0/metadata/author")
                        .textValue())
                .isEqualTo("alice");
        assertOutsiderIsRefused();
        assertThat(team.versions(APP)).containsExactlyInAnyOrder("1.0.0", "1.1.0");
        return second;
    }

    private void isRemovedAndRefused() throws Exception {
        mallory.delete(ORG + "/members/" + bob.email()).assertRefused("forbidden");
        assertMembers(Map.of("alice", "owner", "bob", "member"));

        assertThat(alice.delete(ORG + "/members/" + bob.email()).status()).isEqualTo(204);

        assertMembers(Map.of("alice", "owner"));
        bob.publish(app("1.2.0", bobKey)).assertRefused("not_owner");
        assertThat(bob.orgs()).isEmpty();
        assertThat(team.versions(APP)).containsExactlyInAnyOrder("1.0.0", "1.1.0");
    }

    private void returnsAsAnAdmin(String second) throws Exception {
        assertThat(alice.post(ORG + "/members", "{\"username\":\"bob\",\"role\":\"admin\"}")
                        .status())
                .isEqualTo(204);
        Map<String, String> members = Map.of("alice", "owner", "bob", "admin");
        assertMembers(members);

        String own = "com.bob.tool";
        assertThat(bob.publish(Team.bundle(own, "1.0.0", bobKey)).status()).isEqualTo(201);
        assertThat(bob.post(ORG + "/packages", "{\"package\":\"" + own + "\"}").status())
                .isEqualTo(204);
        assertPackages(APP, own);

        bob.patch(ORG + "/members/bob", "{\"role\":\"owner\"}").assertRefused("forbidden");
        bob.post(ORG + "/members", "{\"username\":\"mallory\",\"role\":\"owner\"}")
                .assertRefused("forbidden");
        bob.patch(ORG + "/members/" + alice.email(), "{\"role\":\"member\"}").assertRefused("forbidden");
        bob.delete(ORG + "/members/" + alice.email()).assertRefused("forbidden");
        bob.delete(ORG).assertRefused("forbidden");
        assertMembers(members);

        Answer published = bob.publish(app("1.2.0", bobKey));
        assertThat(published.status()).isEqualTo(201);
        assertThat(published.json().get("applicationId").textValue()).isEqualTo(second);
        assertThat(published.json().get("warnings")).isEmpty();
        assertOutsiderIsRefused();
        assertThat(team.versions(APP)).containsExactlyInAnyOrder("1.0.0", "1.1.0", "1.2.0");
    }

    private void assertOutsiderIsRefused() throws Exception {
        mallory.publish(app("9.0.0", malloryKey)).assertRefused("not_owner");
        mallory.publish(app("9.0.0", aliceKey)).assertRefused("not_owner");
    }

    private static void assertMembers(Map<String, String> expected) throws IOException, InterruptedException {
        Map<String, String> roles = new TreeMap<>();
        requests.json(ORG + "/members")
                .get("members")
                .forEach(member -> roles.put(
                        member.get("username").textValue(), member.get("role").textValue()));
        assertThat(roles).isEqualTo(expected);
    }

    private static void assertPackages(String... expected) throws IOException, InterruptedException {
        assertThat(requests.json(ORG + "/packages").get("packages"))
                .extracting(JsonNode::textValue)
                .containsExactlyInAnyOrder(expected);
    }

    private static TestBundle app(String version, SigningKey key) {
        return Team.bundle(APP, version, key);
    }
}
