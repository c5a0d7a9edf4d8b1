package registry.orgs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static registry.orgs.Refusals.refusal;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.accounts.Account;
import registry.accounts.AccountError;
import registry.accounts.Actor;
import registry.accounts.NewAccount;
import registry.accounts.Scope;
import registry.api.ApiError;

class MembersTest extends OrgsTestCase {
    private static final OrgId NONE = new OrgId("none");

    @ParameterizedTest
    @ValueSource(strings = {"bob", "@bob", "@@BOB ", "Bob@Example.com"})
    void addsAnExistingAccountByWhateverItIsCalled(String name) {
        orgs.create(ada, ACME, "Acme");

        Addition added = members.add(ada, ACME, name, Role.MEMBER);

        assertThat(added).isEqualTo(new Member(bob.account(), Role.MEMBER, TestOrgs.START));
        assertThat(members.find(ACME, name)).contains((Member) added);
        assertThat(members.list(ACME)).hasSize(2).contains((Member) added);
        assertThat(members.role(ACME, bob.account().id())).contains(Role.MEMBER);
        assertThat(orgs.ofMember(bob.account().id())).extracting(Org::id).containsExactly(ACME);
        assertThat(registry.audited()).containsOnlyOnce("member.add");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "", "@", "@@@", "a\u0000b", "\ud800"})
    void addsNobodyWhereThereIsNobody(String name) {
        orgs.create(ada, ACME, "Acme");

        assertThat(refusal(() -> members.add(ada, ACME, name, Role.MEMBER))).isEqualTo(OrgsError.NOT_FOUND);
        assertThat(members.find(ACME, name)).isEmpty();
        assertThat(members.remove(ada, ACME, name)).isFalse();
        assertThat(members.list(ACME)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000@b", "a b@example.com", "a@b@example.com", "a@\ud800", "a@"})
    void addsNobodyByWhatIsNoAddress(String name) {
        orgs.create(ada, ACME, "Acme");

        assertThat(refusal(() -> members.add(ada, ACME, name, Role.MEMBER))).isEqualTo(AccountError.INVALID_EMAIL);
        assertThat(members.find(ACME, name)).isEmpty();
        assertThat(members.remove(ada, ACME, name)).isFalse();
        assertThat(invitations.list(ada, ACME)).isEmpty();
    }

    @Test
    void findsAccountsByAnyOfTheirNames() {
        for (String name : List.of("bob", "@BOB", " bob@Example.com ")) {
            assertThat(members.account(name)).contains(bob.account());
        }
        assertThat(members.account("nobody")).isEmpty();
    }

    @Test
    void survivesNamesOfAnyLength() {
        orgs.create(ada, ACME, "Acme");

        assertThat(refusal(() -> members.add(ada, ACME, "@".repeat(1_000_000), Role.MEMBER)))
                .isEqualTo(OrgsError.NOT_FOUND);
        assertThat(refusal(() -> members.add(ada, ACME, "x".repeat(1_000_000), Role.MEMBER)))
                .isEqualTo(OrgsError.NOT_FOUND);
    }

    @Test
    void anAddressThatNobodyVouchesForLetsNobodyIn() {
        orgs.create(ada, ACME, "Acme");
        Account dave = registry.accounts().create(NewAccount.local("dave@example.com", "dave"));

        assertThat(refusal(() -> members.add(ada, ACME, "dave@example.com", Role.MEMBER)))
                .isEqualTo(OrgsError.NOT_FOUND);
        assertThat(members.add(ada, ACME, "dave", Role.MEMBER))
                .isEqualTo(new Member(dave, Role.MEMBER, TestOrgs.START));
        assertThat(members.find(ACME, "dave@example.com")).isPresent();
    }

    @Test
    void addsNobodyTwice() {
        acme();

        assertThat(refusal(() -> members.add(ada, ACME, "carol", Role.ADMIN))).isEqualTo(OrgsError.CONFLICT);
        assertThat(members.role(ACME, carol.account().id())).contains(Role.MEMBER);
    }

    @Test
    void onlyOwnersAddAdminsAndOwnersAndAdminsAddMembers() {
        acme();
        registry.account("dave");
        registry.account("erin");

        assertThat(refusal(() -> members.add(bob, ACME, "dave", Role.ADMIN))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> members.add(bob, ACME, "dave", Role.OWNER))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> members.add(carol, ACME, "dave", Role.MEMBER))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> members.add(registry.actor("eve"), ACME, "dave", Role.MEMBER)))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> members.add(ada, NONE, "dave", Role.MEMBER))).isEqualTo(OrgsError.NOT_FOUND);
        assertThat(members.add(bob, ACME, "dave", Role.MEMBER).role()).isEqualTo(Role.MEMBER);
        assertThat(members.add(ada, ACME, "erin", Role.OWNER).role()).isEqualTo(Role.OWNER);
    }

    @Test
    void onlyOwnersChangeRoles() {
        acme();

        assertThat(refusal(() -> members.change(bob, ACME, "carol", Role.ADMIN)))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> members.change(bob, ACME, "bob", Role.OWNER))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> members.change(bob, ACME, "ada", Role.MEMBER))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> members.change(carol, ACME, "carol", Role.OWNER)))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(members.change(ada, ACME, "carol", Role.OWNER).role()).isEqualTo(Role.OWNER);
        assertThat(members.change(carol, ACME, "ada@example.com", Role.MEMBER).role())
                .isEqualTo(Role.MEMBER);
        assertThat(members.role(ACME, ada.account().id())).contains(Role.MEMBER);
        assertThat(refusal(() -> members.change(ada, ACME, "ada", Role.OWNER))).isEqualTo(ApiError.FORBIDDEN);
    }

    @Test
    void rolesAreForMembersOnly() {
        acme();
        registry.account("dave");

        assertThat(refusal(() -> members.change(ada, ACME, "dave", Role.ADMIN))).isEqualTo(OrgsError.NOT_FOUND);
        assertThat(refusal(() -> members.change(ada, ACME, "nobody", Role.ADMIN)))
                .isEqualTo(OrgsError.NOT_FOUND);
        assertThat(members.role(ACME, registry.actor("erin").account().id())).isEmpty();
    }

    @Test
    void givingTheSameRoleAgainChangesNothing() {
        acme();

        assertThat(members.change(ada, ACME, "bob", Role.ADMIN).role()).isEqualTo(Role.ADMIN);
        assertThat(members.change(ada, ACME, "ada", Role.OWNER).role()).isEqualTo(Role.OWNER);
        assertThat(registry.audited()).doesNotContain("member.role");
    }

    @Test
    void theLastOwnerStaysOne() {
        acme();

        assertThatThrownBy(() -> members.change(ada, ACME, "ada", Role.ADMIN))
                .hasMessageContaining("last owner")
                .hasMessageContaining("'acme'");
        assertThat(refusal(() -> members.change(ada, ACME, "ada", Role.MEMBER))).isEqualTo(OrgsError.LAST_OWNER);
        assertThat(refusal(() -> members.remove(ada, ACME, "ada"))).isEqualTo(OrgsError.LAST_OWNER);
        assertThat(members.role(ACME, ada.account().id())).contains(Role.OWNER);

        members.change(ada, ACME, "bob", Role.OWNER);
        assertThat(members.remove(ada, ACME, "ada")).isTrue();
        assertThat(refusal(() -> members.remove(bob, ACME, "bob"))).isEqualTo(OrgsError.LAST_OWNER);
    }

    @Test
    void everybodyMayLeave() {
        acme();

        assertThat(members.remove(carol, ACME, "carol")).isTrue();

        assertThat(members.list(ACME)).extracting(Member::account).doesNotContain(carol.account());
        assertThat(orgs.ofMember(carol.account().id())).isEmpty();
        assertThat(registry.keys())
                .noneMatch(key -> key.contains(carol.account().id().value()));
        assertThat(registry.audited()).containsOnlyOnce("member.leave");
    }

    @Test
    void adminsRemoveMembersAndAdminsButNoOwners() {
        acme();
        registry.account("dave");
        members.add(ada, ACME, "dave", Role.ADMIN);

        assertThat(refusal(() -> members.remove(bob, ACME, "ada"))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> members.remove(carol, ACME, "bob"))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> members.remove(registry.actor("eve"), ACME, "carol")))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> members.remove(registry.actor("mallory"), ACME, "nobody")))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(members.remove(bob, ACME, "carol")).isTrue();
        assertThat(members.remove(bob, ACME, "dave")).isTrue();
        assertThat(members.remove(bob, ACME, "carol")).isFalse();
        assertThat(refusal(() -> members.remove(ada, NONE, "carol"))).isEqualTo(OrgsError.NOT_FOUND);
    }

    @Test
    void ownersRemoveOtherOwners() {
        acme();
        members.change(ada, ACME, "bob", Role.OWNER);

        assertThat(members.remove(bob, ACME, "ada")).isTrue();
        assertThat(members.role(ACME, bob.account().id())).contains(Role.OWNER);
    }

    @Test
    void whoWasRemovedHasNoRightsLeft() {
        acme();
        members.remove(ada, ACME, "bob");

        assertThat(refusal(() -> members.add(bob, ACME, "eve", Role.MEMBER))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> members.remove(bob, ACME, "carol"))).isEqualTo(ApiError.FORBIDDEN);
        members.add(ada, ACME, "bob", Role.MEMBER);
        assertThat(members.role(ACME, bob.account().id())).contains(Role.MEMBER);
    }

    @Test
    void needsTheScopeAndAPerson() {
        acme();
        Actor publisher = registry.actor(ada.account(), Set.of(Scope.PUBLISH), Set.of());
        Actor bot = registry.session(bots.create(ada, ACME, "ci").account());

        assertThat(refusal(() -> members.add(publisher, ACME, "bob", Role.MEMBER)))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> members.change(publisher, ACME, "bob", Role.MEMBER)))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> members.remove(publisher, ACME, "bob"))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> members.remove(bot, ACME, "ci"))).isEqualTo(AccountError.BOT_FORBIDDEN);
        assertThat(refusal(() -> members.add(bot, ACME, "eve", Role.MEMBER))).isEqualTo(AccountError.BOT_FORBIDDEN);
    }

    @Test
    void botsBelongToTheOrganizationThatMadeThemAsMembers() {
        acme();
        bots.create(ada, ACME, "ci");
        OrgId other = new OrgId("other");
        orgs.create(ada, other, "Other");

        assertThat(refusal(() -> members.add(ada, other, "ci", Role.MEMBER))).isEqualTo(AccountError.BOT_FORBIDDEN);
        assertThat(refusal(() -> members.change(ada, ACME, "ci", Role.OWNER))).isEqualTo(AccountError.BOT_FORBIDDEN);
        assertThat(members.list(ACME)).filteredOn(Member::isBot).hasSize(1);
    }

    @Test
    void knowsFellows() {
        acme();
        Actor dave = registry.actor("dave");

        assertThat(members.areFellows(carol.account().id(), ada.account().id())).isTrue();
        assertThat(members.areFellows(carol.account().id(), dave.account().id()))
                .isFalse();
        assertThat(members.areFellows(dave.account().id(), dave.account().id())).isFalse();
    }

    @Test
    void rolesAreReadInAnyCase() {
        assertThat(Role.parse(" Admin ")).isEqualTo(Role.ADMIN);
        assertThat(refusal(() -> Role.parse("root"))).isEqualTo(ApiError.INVALID_PARAMS);
        assertThat(Role.OWNER.includes(Role.ADMIN)).isTrue();
        assertThat(Role.ADMIN.includes(Role.ADMIN)).isTrue();
        assertThat(Role.MEMBER.includes(Role.ADMIN)).isFalse();
    }
}
