package registry.orgs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static registry.orgs.Refusals.refusal;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import registry.accounts.AccountError;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.api.ApiError;
import registry.api.spi.Batch;

/** Who may invite whom, and who sees it and takes it back. */
class InvitationsTest extends OrgsTestCase {
    private static final String EVE = "eve@example.com";

    @BeforeEach
    void organization() {
        acme();
    }

    @Test
    void invitesAnAddressThatNobodyHas() {
        Addition addition = members.add(bob, ACME, " @Eve@Example.com ", Role.MEMBER);

        Invitation invitation =
                new Invitation(ACME, EVE, Role.MEMBER, bob.account().id(), TestOrgs.START);
        assertThat(addition).isEqualTo(invitation);
        assertThat(invitation.expiresAt()).isEqualTo(TestOrgs.START.plus(Duration.ofDays(30)));
        assertThat(invitations.list(ada, ACME)).containsExactly(invitation);
        assertThat(invitations.inviter(invitation)).contains(bob.account());
        assertThat(members.list(ACME)).hasSize(3);
        assertThat(registry.audited()).containsOnlyOnce("member.invite");
    }

    @Test
    void onlyOwnersInviteAdminsAndOwners() {
        for (Role role : Set.of(Role.ADMIN, Role.OWNER)) {
            assertThat(refusal(() -> members.add(bob, ACME, EVE, role))).isEqualTo(ApiError.FORBIDDEN);
        }
        assertThat(refusal(() -> members.add(carol, ACME, EVE, Role.MEMBER))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> members.add(registry.administrator("grace"), ACME, EVE, Role.MEMBER)))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(invitations.list(ada, ACME)).isEmpty();
        assertThat(members.add(ada, ACME, EVE, Role.OWNER).role()).isEqualTo(Role.OWNER);
    }

    @Test
    void invitingAgainForTheSameRoleChangesNothing() {
        Addition first = members.add(bob, ACME, EVE, Role.MEMBER);
        registry.pass(Duration.ofDays(1));

        assertThat(members.add(ada, ACME, EVE, Role.MEMBER)).isEqualTo(first);
        assertThat(registry.audited()).containsOnlyOnce("member.invite");
    }

    @Test
    void invitingAgainForAnotherRoleReplacesIt() {
        members.add(bob, ACME, EVE, Role.MEMBER);
        registry.pass(Duration.ofDays(1));

        Addition second = members.add(ada, ACME, EVE, Role.ADMIN);

        assertThat(second.role()).isEqualTo(Role.ADMIN);
        assertThat(invitations.list(ada, ACME)).containsExactly((Invitation) second);
        assertThat(registry.audited()).filteredOn("member.invite"::equals).hasSize(2);
        assertThat(refusal(() -> members.add(bob, ACME, EVE, Role.MEMBER))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(invitations.list(ada, ACME)).containsExactly((Invitation) second);
    }

    @Test
    void whoeverMayStillInviteTakesOverWhatWouldLapse() {
        members.add(bob, ACME, EVE, Role.MEMBER);
        registry.suspend(bob.account());

        members.add(ada, ACME, EVE, Role.MEMBER);

        assertThat(invitations.list(ada, ACME))
                .extracting(Invitation::invitedBy)
                .containsExactly(ada.account().id());
    }

    @Test
    void showsThemToAdminsOwnersAndAdministratorsAlone() {
        members.add(ada, ACME, EVE, Role.MEMBER);
        registry.pass(Duration.ofSeconds(1));
        members.add(ada, ACME, "dan@example.com", Role.MEMBER);
        Actor grace = registry.administrator("grace");

        for (Actor reader : Set.of(ada, bob, grace)) {
            assertThat(invitations.list(reader, ACME))
                    .extracting(Invitation::email)
                    .containsExactly(EVE, "dan@example.com");
        }
        Actor bot = registry.session(bots.create(ada, ACME, "ci").account());
        assertThat(refusal(() -> invitations.list(bot, ACME))).isEqualTo(AccountError.BOT_FORBIDDEN);
        for (Actor other : Set.of(
                carol,
                registry.actor("mallory"),
                registry.actor(ada.account(), Set.of(Scope.READ), Set.of()),
                registry.actor(ada.account(), Scope.ALL, Set.of("com.acme.*")),
                registry.actor(grace.account(), Set.of(Scope.ORGS), Set.of()),
                registry.actor(grace.account(), Scope.ALL, Set.of("com.acme.*")))) {
            assertThat(refusal(() -> invitations.list(other, ACME))).isEqualTo(ApiError.FORBIDDEN);
        }
        assertThat(refusal(() -> invitations.list(grace, new OrgId("none")))).isEqualTo(OrgsError.NOT_FOUND);
    }

    @Test
    void adminsRevokeThemButNotThoseOfOwners() {
        members.add(ada, ACME, EVE, Role.ADMIN);
        members.add(ada, ACME, "dan@example.com", Role.OWNER);

        assertThat(refusal(() -> invitations.revoke(carol, ACME, EVE))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> invitations.revoke(bob, ACME, "dan@example.com")))
                .isEqualTo(ApiError.FORBIDDEN);
        invitations.revoke(bob, ACME, " EVE@example.com ");
        invitations.revoke(ada, ACME, "dan@example.com");

        assertThat(registry.keys()).noneMatch(key -> key.contains("@"));
        assertThat(refusal(() -> invitations.revoke(ada, ACME, EVE))).isEqualTo(OrgsError.NOT_FOUND);
        assertThat(refusal(() -> invitations.revoke(ada, ACME, "\u0000"))).isEqualTo(OrgsError.NOT_FOUND);
        assertThat(registry.audited()).filteredOn("invitation.revoke"::equals).hasSize(2);
    }

    @Test
    void expiredOnesAreNotThere() {
        members.add(bob, ACME, EVE, Role.MEMBER);
        registry.pass(Invitation.LIFE.minusMillis(1));
        assertThat(invitations.list(ada, ACME)).hasSize(1);
        invitations.sweep();
        assertThat(invitations.list(ada, ACME)).hasSize(1);

        registry.pass(Duration.ofMillis(1));
        assertThat(invitations.list(ada, ACME)).isEmpty();
        assertThat(refusal(() -> invitations.revoke(ada, ACME, EVE))).isEqualTo(OrgsError.NOT_FOUND);
        assertThat(members.add(bob, ACME, EVE, Role.MEMBER))
                .satisfies(addition -> assertThat(((Invitation) addition).createdAt())
                        .isEqualTo(TestOrgs.START.plus(Invitation.LIFE)));
    }

    @Test
    void sweepsExpiredOnes() {
        members.add(bob, ACME, EVE, Role.MEMBER);
        registry.pass(Invitation.LIFE);

        invitations.sweep();

        assertThat(registry.keys()).noneMatch(key -> key.contains("@"));
    }

    @Test
    void countTowardsTheSizeOfAnOrganization() {
        Batch.Builder batch = Batch.builder();
        InvitationRecords records = new InvitationRecords(registry.documents());
        for (int i = 0; i < Roster.MAX_MEMBERS - 3; i++) {
            records.put(
                    batch,
                    new Invitation(
                            ACME,
                            "guest" + i + "@example.com",
                            Role.MEMBER,
                            ada.account().id(),
                            TestOrgs.START));
        }
        registry.documents().commit(batch.build());
        registry.account("dave");

        assertThatThrownBy(() -> members.add(ada, ACME, EVE, Role.MEMBER)).hasMessageContaining("1000 members");
        assertThat(refusal(() -> members.add(ada, ACME, "dave", Role.MEMBER))).isEqualTo(OrgsError.CONFLICT);
        assertThat(refusal(() -> bots.create(ada, ACME, "ci"))).isEqualTo(OrgsError.CONFLICT);
        assertThat(members.add(ada, ACME, "guest7@example.com", Role.ADMIN).role())
                .isEqualTo(Role.ADMIN);

        invitations.revoke(ada, ACME, "guest7@example.com");
        assertThat(members.add(ada, ACME, EVE, Role.MEMBER)).isInstanceOf(Invitation.class);
    }

    @Test
    void endWithTheOrganization() {
        members.add(ada, ACME, EVE, Role.OWNER);

        orgs.delete(ada, ACME);

        assertThat(registry.keys()).isEmpty();
        orgs.create(carol, ACME, "Another");
        assertThat(members.role(ACME, registry.arrive(EVE).id())).isEmpty();
    }
}
