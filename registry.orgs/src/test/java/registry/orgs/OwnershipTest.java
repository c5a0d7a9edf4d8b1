package registry.orgs;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.orgs.Refusals.refusal;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.accounts.AccountError;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.api.ApiError;
import registry.api.RegistryException;

class OwnershipTest extends OrgsTestCase {
    private Ownership ownership;

    @BeforeEach
    void organization() {
        acme();
        ownership = registry.organizations().ownership();
    }

    @ParameterizedTest
    @ValueSource(strings = {"carol", "@Carol", "carol@example.com"})
    void aMemberBecomesOwnerAndTheOwnerAdmin(String name) {
        Member owner = ownership.transfer(ada, ACME, name);

        assertThat(owner).isEqualTo(new Member(carol.account(), Role.OWNER, TestOrgs.START));
        assertThat(members.find(ACME, "carol")).contains(owner);
        assertThat(role(ada)).isEqualTo(Role.ADMIN);
        assertThat(role(bob)).isEqualTo(Role.ADMIN);
        assertThat(registry.audited()).containsOnlyOnce("org.transfer");
        assertThat(refusal(() -> ownership.transfer(ada, ACME, "carol"))).isEqualTo(ApiError.FORBIDDEN);
    }

    @Test
    void anOwnerAmongSeveralHandsOverTheirOwnShareAlone() {
        members.change(ada, ACME, "bob", Role.OWNER);

        ownership.transfer(ada, ACME, "carol");
        assertThat(List.of(role(ada), role(bob), role(carol))).containsExactly(Role.ADMIN, Role.OWNER, Role.OWNER);

        ownership.transfer(bob, ACME, "carol");
        assertThat(List.of(role(ada), role(bob), role(carol))).containsExactly(Role.ADMIN, Role.ADMIN, Role.OWNER);
    }

    @Test
    void isForOwnersOnly() {
        Actor publisher = registry.actor(ada.account(), Set.of(Scope.PUBLISH), Set.of());
        Actor limited = registry.actor(ada.account(), Scope.ALL, Set.of("com.acme.*"));
        for (Actor other :
                Set.of(bob, carol, registry.actor("eve"), registry.administrator("grace"), publisher, limited)) {
            assertThat(refusal(() -> ownership.transfer(other, ACME, "carol"))).isEqualTo(ApiError.FORBIDDEN);
        }
        Actor bot = registry.session(bots.create(ada, ACME, "ci").account());
        assertThat(refusal(() -> ownership.transfer(bot, ACME, "carol"))).isEqualTo(AccountError.BOT_FORBIDDEN);
        assertThat(role(ada)).isEqualTo(Role.OWNER);
    }

    @Test
    void goesToPeopleWhoAreMembersOnly() {
        bots.create(ada, ACME, "ci");
        registry.account("dave");
        members.add(ada, ACME, "guest@example.com", Role.OWNER);
        registry.suspend(carol.account());

        assertThat(refusal(() -> ownership.transfer(ada, ACME, "ada"))).isEqualTo(ApiError.INVALID_PARAMS);
        assertThat(refusal(() -> ownership.transfer(ada, ACME, "ci"))).isEqualTo(AccountError.BOT_FORBIDDEN);
        assertThat(refusal(() -> ownership.transfer(ada, ACME, "carol"))).isEqualTo(ApiError.FORBIDDEN);
        for (String name : List.of("dave", "guest@example.com", "nobody", "", "\u0000")) {
            assertThat(refusal(() -> ownership.transfer(ada, ACME, name))).isEqualTo(OrgsError.NOT_FOUND);
        }
        assertThat(refusal(() -> ownership.transfer(ada, new OrgId("none"), "bob")))
                .isEqualTo(OrgsError.NOT_FOUND);
        assertThat(role(ada)).isEqualTo(Role.OWNER);
    }

    @Test
    void whatOnlyAnOwnerCouldInviteLapses() {
        members.add(ada, ACME, "guest@example.com", Role.OWNER);
        members.add(ada, ACME, "other@example.com", Role.MEMBER);

        ownership.transfer(ada, ACME, "bob");

        assertThat(invitations.list(bob, ACME)).extracting(Invitation::email).containsExactly("other@example.com");
    }

    @Test
    void nobodyWhoIsSuspendedMeanwhileBecomesOwner() {
        registry.beforeNextCommit(() -> registry.suspend(carol.account()));

        assertThat(refusal(() -> ownership.transfer(ada, ACME, "carol"))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(role(ada)).isEqualTo(Role.OWNER);
    }

    @Test
    void nobodyWhoLeavesMeanwhileBecomesOwner() {
        registry.beforeNextCommit(() -> members.remove(carol, ACME, "carol"));

        assertThat(refusal(() -> ownership.transfer(ada, ACME, "carol"))).isEqualTo(OrgsError.NOT_FOUND);
        assertThat(members.list(ACME)).hasSize(2);
    }

    @RepeatedTest(20)
    void twoOwnersWhoHandOverToEachOtherLeaveOneOwner() {
        members.change(ada, ACME, "bob", Role.OWNER);

        Together.run(2, i -> ownership.transfer(i == 0 ? ada : bob, ACME, i == 0 ? "bob" : "ada"));

        assertThat(List.of(role(ada), role(bob))).containsExactlyInAnyOrder(Role.OWNER, Role.ADMIN);
    }

    @RepeatedTest(20)
    void thereIsAnOwnerHoweverManyHandOverAndRemoveEachOther() {
        members.change(ada, ACME, "bob", Role.OWNER);
        List<Runnable> actions = List.of(
                () -> ownership.transfer(ada, ACME, "carol"),
                () -> ownership.transfer(bob, ACME, "carol"),
                () -> members.remove(bob, ACME, "ada"),
                () -> members.remove(carol, ACME, "carol"),
                () -> members.change(ada, ACME, "bob", Role.MEMBER));

        Together.run(actions.size(), i -> {
            try {
                actions.get(i).run();
                return true;
            } catch (RegistryException e) {
                return false;
            }
        });

        assertThat(members.list(ACME)).extracting(Member::role).contains(Role.OWNER);
    }

    private Role role(Actor actor) {
        return members.role(ACME, actor.account().id()).orElseThrow();
    }
}
