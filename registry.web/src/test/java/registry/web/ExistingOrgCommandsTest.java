package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the {@code org} commands of the command line in the field send, and what they read of the answers. */
@HelidonTest
class ExistingOrgCommandsTest {
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
    void workUnchanged() {
        TestPerson ada = TestPerson.of(registry, "ada-cli");
        TestPerson bob = TestPerson.of(registry, "bob-cli");

        ada.post(ORGS, "{\"name\":\"CLI\",\"slug\":\"cli-org\"}").expect(201);
        assertThat(registry.get(ORGS + "/cli-org", "Content-Type", "application/json")
                        .status())
                .isEqualTo(200);
        ada.patch(ORGS + "/cli-org", "").expect(200);
        assertThat(ada.patch(ORGS + "/cli-org", "{\"metadata\":{\"website\":\"https://example.com\"}}")
                        .status())
                .isEqualTo(200);

        String member = ORGS + "/cli-org/members/" + encoded(bob.email());
        ada.post(ORGS + "/cli-org/members", "{\"email\":\"bob-cli@example.com\",\"role\":\"member\"}")
                .expect(204);
        ada.patch(member, "{\"role\":\"admin\"}").expect(204);
        assertThat(ownRole(bob, "cli-org")).isEqualTo("admin");
        assertThat(ownRole(ada, "cli-org")).isEqualTo("owner");

        ada.push(TestBundle.of("com.cli.app", "1.0.0")).expect(201);
        ada.post(ORGS + "/cli-org/packages", "{\"package\":\"com.cli.app\"}").expect(204);
        ada.delete(ORGS + "/cli-org/packages/com.cli.app").expect(204);
        ada.delete(member).expect(204);
        assertThat(registry.get(ORGS + "/cli-org/members", "Content-Type", "application/json")
                        .json()
                        .get("members"))
                .hasSize(1);
        ada.delete(ORGS + "/cli-org").expect(204);
    }

    /** {@code org list}: asks who it is, for the organizations of that address, and looks for it among the members. */
    private static String ownRole(TestPerson person, String slug) {
        String email = person.get("/api/auth/me").json().at("/user/email").textValue();
        JsonNode orgs = person.get(ORGS + "?member=" + encoded(email)).json();
        assertThat(orgs.findValuesAsText("id")).containsExactly(slug);
        JsonNode members = person.get(ORGS + "/" + slug + "/members").json().get("members");
        for (JsonNode member : members) {
            if (member.get("email").textValue().equals(email)) {
                return member.get("role").textValue();
            }
        }
        return "?";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
