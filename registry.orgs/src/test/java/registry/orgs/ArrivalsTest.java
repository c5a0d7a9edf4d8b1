package registry.orgs;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.orgs.Refusals.refusal;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import registry.accounts.Account;
import registry.accounts.NewAccount;
import registry.api.RegistryException;

/** When invitations take effect, and when they do not. */
class ArrivalsTest extends OrgsTestCase {
    private static final String EVE = "eve@example.com";

    @BeforeEach
    void organization() {
        acme();
    }

    @Test
    void whoeverWasInvitedIsAMemberAfterTheFirstSignIn() {
        OrgId other = new OrgId("other");
        orgs.create(carol, other, "Other");
        members.add(bob, ACME, EVE, Role.MEMBER);
        members.add(carol, other, EVE, Role.OWNER);
        registry.pass(Duration.ofDays(29));

        Account eve = registry.arrive(EVE);

        assertThat(members.find(ACME, EVE))
                .contains(new Member(eve, Role.MEMBER, TestOrgs.START.plus(Duration.ofDays(29))));
        assertThat(members.role(other, eve.id())).contains(Role.OWNER);
        assertThat(orgs.ofMember(eve.id())).hasSize(2);
        assertThat(registry.keys()).noneMatch(key -> key.contains("@"));
        assertThat(registry.audited()).filteredOn("invitation.accept"::equals).hasSize(2);
    }

    @Test
    void whatACrashLeftUndoneIsDoneAtTheNextSignIn() {
        members.add(bob, ACME, EVE, Role.MEMBER);
        Account eve = registry.external(EVE);
        assertThat(members.role(ACME, eve.id())).isEmpty();

        registry.arrive(EVE);

        assertThat(members.role(ACME, eve.id())).contains(Role.MEMBER);
    }

    @Test
    void anAddressThatSomebodyChangesToCounts() {
        Account eve = registry.arrive("eve@old.example.com");
        members.add(bob, ACME, EVE, Role.MEMBER);
        registry.welcome(eve);
        assertThat(members.role(ACME, eve.id())).isEmpty();

        registry.welcome(registry.move(eve, EVE, true));

        assertThat(members.role(ACME, eve.id())).contains(Role.MEMBER);
    }

    @Test
    void anAddressThatNobodyVouchesForDoesNot() {
        members.add(bob, ACME, EVE, Role.MEMBER);
        Account local = registry.accounts().create(NewAccount.local(EVE, "eve"));

        registry.welcome(local);

        assertThat(members.role(ACME, local.id())).isEmpty();
        assertThat(invitations.list(ada, ACME)).hasSize(1);
    }

    @Test
    void anAddressThatSomebodyNoLongerHasDoesNot() {
        members.add(bob, ACME, EVE, Role.MEMBER);
        Account eve = registry.external(EVE);
        registry.move(eve, "eve@new.example.com", true);

        registry.welcome(eve);

        assertThat(members.role(ACME, eve.id())).isEmpty();
        assertThat(invitations.list(ada, ACME)).hasSize(1);
    }

    @Test
    void anExpiredInvitationLapses() {
        members.add(bob, ACME, EVE, Role.MEMBER);
        registry.pass(Invitation.LIFE);

        assertLapsed(registry.arrive(EVE));
    }

    @Test
    void whatARemovedOwnerPlantedLapsesAtOnce() {
        members.change(ada, ACME, "bob", Role.OWNER);
        members.add(bob, ACME, EVE, Role.OWNER);
        members.add(bob, ACME, "dan@example.com", Role.MEMBER);
        members.add(ada, ACME, "fay@example.com", Role.MEMBER);

        members.remove(ada, ACME, "bob");

        assertThat(invitations.list(ada, ACME)).extracting(Invitation::email).containsExactly("fay@example.com");
        assertThat(registry.audited()).filteredOn("invitation.lapse"::equals).hasSize(2);
        members.add(ada, ACME, "bob", Role.OWNER);
        assertThat(members.role(ACME, registry.arrive(EVE).id())).isEmpty();
    }

    @Test
    void somebodyWhoMovedToAnAddressThatTheyInvitedMayLeave() {
        members.add(bob, ACME, EVE, Role.MEMBER);
        registry.move(bob.account(), EVE, false);

        members.remove(ada, ACME, "bob");

        assertThat(members.role(ACME, bob.account().id())).isEmpty();
        assertThat(invitations.list(ada, ACME)).isEmpty();
        assertThat(registry.audited()).containsOnlyOnce("invitation.lapse");
    }

    @Test
    void whatSomebodyMayNoLongerAddLapses() {
        members.change(ada, ACME, "bob", Role.OWNER);
        members.add(bob, ACME, EVE, Role.ADMIN);
        members.add(bob, ACME, "dan@example.com", Role.MEMBER);

        members.change(ada, ACME, "bob", Role.ADMIN);
        assertThat(invitations.list(ada, ACME)).extracting(Invitation::email).containsExactly("dan@example.com");
        members.change(ada, ACME, "bob", Role.MEMBER);
        assertThat(invitations.list(ada, ACME)).isEmpty();
    }

    @Test
    void whatADeletedAccountPlantedLapses() {
        members.add(bob, ACME, EVE, Role.MEMBER);

        registry.organizations()
                .departures()
                .delete(registry.administrator("grace"), bob.account().id());

        assertLapsed(registry.arrive(EVE));
    }

    @Test
    void whatASuspendedAccountPlantedLapses() {
        members.add(bob, ACME, EVE, Role.MEMBER);
        registry.suspend(bob.account());

        assertLapsed(registry.arrive(EVE));
    }

    @Test
    void whoeverIsAMemberAlreadyKeepsTheirRole() {
        Account eve = registry.arrive("eve@old.example.com");
        members.add(bob, ACME, "eve@old.example.com", Role.MEMBER);
        members.add(ada, ACME, EVE, Role.OWNER);

        registry.welcome(registry.move(eve, EVE, true));

        assertThat(members.role(ACME, eve.id())).contains(Role.MEMBER);
        assertThat(invitations.list(ada, ACME)).isEmpty();
    }

    @Test
    void nobodyWhoWasRemovedComesBackByAnOldInvitation() {
        members.add(bob, ACME, EVE, Role.MEMBER);
        Account eve = registry.external(EVE);
        members.add(bob, ACME, EVE, Role.MEMBER);
        members.remove(bob, ACME, EVE);

        registry.welcome(eve);

        assertThat(members.role(ACME, eve.id())).isEmpty();
    }

    @Test
    void whoeverSignsInWhileBeingInvitedIsAdded() {
        registry.beforeNextCommit(() -> registry.arrive(EVE));

        Addition addition = members.add(bob, ACME, EVE, Role.MEMBER);

        assertThat(addition).isInstanceOf(Member.class);
        assertThat(members.find(ACME, EVE)).contains((Member) addition);
        assertThat(registry.keys()).noneMatch(key -> key.contains("@"));
    }

    @Test
    void aRevocationThatComesFirstCounts() {
        members.add(bob, ACME, EVE, Role.MEMBER);
        Account eve = registry.external(EVE);
        registry.beforeNextCommit(() -> invitations.revoke(bob, ACME, EVE));

        registry.welcome(eve);

        assertThat(members.role(ACME, eve.id())).isEmpty();
    }

    @Test
    void aSuspensionOfTheInviterThatComesFirstCounts() {
        members.add(bob, ACME, EVE, Role.MEMBER);
        Account eve = registry.external(EVE);
        registry.beforeNextCommit(() -> registry.suspend(bob.account()));

        registry.welcome(eve);

        assertLapsed(eve);
    }

    @RepeatedTest(5)
    void nobodyIsLostWhoSignsInWhileBeingInvited() {
        for (int i = 0; i < 20; i++) {
            String email = "guest" + i + "@example.com";

            Together.run(2, k -> k == 0 ? members.add(ada, ACME, email, Role.MEMBER) : registry.arrive(email));

            assertThat(members.find(ACME, email)).as(email).isPresent();
        }
        assertThat(registry.keys()).noneMatch(key -> key.contains("@"));
    }

    @RepeatedTest(5)
    void ofARevocationAndASignInOneComesFirst() {
        for (int i = 0; i < 20; i++) {
            String email = "guest" + i + "@example.com";
            members.add(ada, ACME, email, Role.MEMBER);

            boolean revoked = Together.run(2, k -> k == 0 ? revoke(email) : registry.arrive(email) == null)
                    .getFirst();

            assertThat(members.find(ACME, email).isEmpty()).as(email).isEqualTo(revoked);
        }
        assertThat(registry.keys()).noneMatch(key -> key.contains("@"));
    }

    private boolean revoke(String email) {
        try {
            invitations.revoke(ada, ACME, email);
            return true;
        } catch (RegistryException e) {
            assertThat(e.code()).isEqualTo(OrgsError.NOT_FOUND);
            return false;
        }
    }

    private void assertLapsed(Account account) {
        assertThat(members.role(ACME, account.id())).isEmpty();
        assertThat(registry.keys()).noneMatch(key -> key.contains("@"));
        assertThat(registry.audited()).containsOnlyOnce("invitation.lapse");
        assertThat(refusal(() -> invitations.revoke(ada, ACME, EVE))).isEqualTo(OrgsError.NOT_FOUND);
    }
}
