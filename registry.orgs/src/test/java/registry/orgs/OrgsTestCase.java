package registry.orgs;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import registry.accounts.Actor;

/** Fresh organizations with three people for every test. */
abstract class OrgsTestCase {
    static final OrgId ACME = new OrgId("acme");

    @TempDir
    Path data;

    TestOrgs registry;
    Actor ada;
    Actor bob;
    Actor carol;
    Orgs orgs;
    Members members;
    Invitations invitations;
    Links links;
    Bots bots;
    Permissions permissions;

    @BeforeEach
    final void open() {
        registry = TestOrgs.open(data);
        ada = registry.actor("ada");
        bob = registry.actor("bob");
        carol = registry.actor("carol");
        orgs = registry.organizations().orgs();
        members = registry.organizations().members();
        invitations = registry.organizations().invitations();
        links = registry.organizations().links();
        bots = registry.organizations().bots();
        permissions = registry.organizations().permissions();
    }

    @AfterEach
    final void close() {
        registry.close();
    }

    /** An organization of ada's with bob as admin and carol as member. */
    final void acme() {
        orgs.create(ada, ACME, "Acme");
        members.add(ada, ACME, "bob", Role.ADMIN);
        members.add(ada, ACME, "carol", Role.MEMBER);
    }
}
