package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import registry.accounts.Scope;
import registry.accounts.TokenRequest;

/** What people do with organizations on the pages. */
@HelidonTest
class OrgPagesTest {
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
    void createsAnOrganizationAndKeepsWhatWasTyped() {
        TestPerson ada = person("ada-creates");
        assertThat(ada.form("/orgs/new", "name", "Acme <b>", "slug", "No Slug")
                        .expect(400)
                        .text())
                .contains("value=\"Acme &lt;b&gt;\"", "value=\"No Slug\"", "role=\"alert\"");
        assertThat(ada.form("/orgs/new", "name", "Creates Ltd", "slug", "creates")
                        .expect(303)
                        .header("Location"))
                .contains("/orgs/creates");
        assertThat(ada.form("/orgs/new", "name", "Another", "slug", "creates")
                        .expect(409)
                        .text())
                .contains("value=\"Another\"");
        assertThat(ada.page("/orgs").text()).contains("Creates Ltd", "owner");
        assertThat(registry.get("/orgs/creates", "Accept", "text/html").text()).contains("Creates Ltd");
    }

    @Test
    void managesMembersAndInvitations() {
        TestPerson ada = person("ada-members");
        TestPerson bob = person("bob-members");
        ada.form("/orgs/new", "name", "Members Ltd", "slug", "members-ltd").expect(303);
        ada.form("/orgs/members-ltd/members", "name", "bob-members", "role", "member")
                .expect(303);
        ada.form("/orgs/members-ltd/members", "name", "new@nowhere.example", "role", "member")
                .expect(303);
        assertThat(ada.page("/orgs/members-ltd/members").text())
                .contains("bob-members", "Invited", "new@nowhere.example");
        assertThat(registry.get("/orgs/members-ltd/members", "Accept", "text/html")
                        .text())
                .contains("bob-members")
                .doesNotContain("bob-members@example.com", "new@nowhere.example");
        assertThat(ada.form("/orgs/members-ltd/members", "name", "nobody-there", "role", "member")
                        .expect(404)
                        .text())
                .contains("value=\"nobody-there\"");

        bob.form("/orgs/members-ltd/members/role", "member", "bob-members", "role", "owner")
                .expect(403);
        ada.form("/orgs/members-ltd/members/role", "member", "bob-members", "role", "admin")
                .expect(303);
        assertThat(bob.page("/orgs/members-ltd/settings").expect(200).text())
                .contains("About")
                .doesNotContain("Danger zone");
        ada.form("/orgs/members-ltd/invitations/revoke", "email", "new@nowhere.example")
                .expect(303);
        assertThat(ada.page("/orgs/members-ltd/members").text()).doesNotContain("new@nowhere.example");

        ada.form("/orgs/members-ltd/leave").expect(409);
        bob.form("/orgs/members-ltd/leave").expect(303);
        assertThat(ada.page("/orgs/members-ltd/members").text()).doesNotContain("bob-members");
    }

    @Test
    void saysWhatItIsAndWhoSigns() {
        TestPerson ada = person("ada-says");
        ada.form("/orgs/new", "name", "Says Ltd", "slug", "says").expect(303);
        assertThat(ada.form("/orgs/says/settings", "name", "Says", "website", "javascript:alert(1)")
                        .expect(400)
                        .text())
                .contains("value=\"javascript:alert(1)\"", "role=\"alert\"");
        ada.form("/orgs/says/settings", "name", "Says & Co", "github", "says-co", "location", "javascript:alert(1)")
                .expect(303);
        assertThat(ada.page("/orgs/says").text())
                .contains("Says &amp; Co", "javascript:alert(1)")
                .doesNotContain("href=\"javascript");
        assertThat(ada.page("/orgs/says/settings").text()).contains("This registry allows any key.");
        assertThat(ada.form("/orgs/says/settings/signers", "policy", "list", "signers", "none")
                        .expect(400)
                        .text())
                .contains("none</textarea>", "role=\"alert\"");
        ada.form("/orgs/says/settings/signers", "policy", "pinned").expect(303);
        assertThat(ada.page("/orgs/says/settings").text())
                .contains("The organization says allows the key that signed the highest version.");
    }

    @Test
    void handsOverAndDeletes() {
        TestPerson ada = person("ada-ends");
        TestPerson bob = person("bob-ends");
        ada.form("/orgs/new", "name", "Ends Ltd", "slug", "ends").expect(303);
        ada.form("/orgs/ends/settings/transfer", "member", "bob-ends").expect(404);
        ada.form("/orgs/ends/members", "name", "bob-ends", "role", "member").expect(303);
        ada.form("/orgs/ends/settings/transfer", "member", "bob-ends").expect(303);
        ada.form("/orgs/ends/settings/delete", "confirm", "ends").expect(403);
        assertThat(bob.form("/orgs/ends/settings/delete", "confirm", "Ends Ltd")
                        .expect(400)
                        .text())
                .contains("Nothing was deleted");
        bob.form("/orgs/ends/settings/delete", "confirm", "ends").expect(303);
        bob.page("/orgs/ends").expect(404);
    }

    private TestPerson person(String name) {
        return TestPerson.of(registry, name).with(TokenRequest.of("pages", Scope.ALL));
    }
}
