package registry.orgs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static registry.orgs.Refusals.refusal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import registry.accounts.Account;
import registry.accounts.AccountError;
import registry.accounts.Actor;
import registry.accounts.AuditEntry;
import registry.accounts.NewAccount;
import registry.accounts.Profile;
import registry.accounts.Scope;
import registry.accounts.Standing;
import registry.accounts.Suspension;
import registry.api.AccountId;
import registry.api.ApiError;
import registry.api.PackageName;

/** Ada owns a package and offers it to bob. */
class TransfersTest extends OrgsTestCase {
    private static final Set<Scope> WITHOUT_DELETE = Scope.DEFAULTS;

    private Transfers transfers;
    private Actor grace;
    private PackageName name;

    @BeforeEach
    void packageOfAdas() {
        transfers = registry.organizations().transfers();
        grace = registry.administrator("grace");
        name = registry.publish(ada, "com.ada.app");
    }

    @Test
    void whoAcceptsOwnsThePackageAndTheOldOwnerHasNoRights() {
        Transfers.Made made = transfers.offer(ada, name, "bob@example.com");
        assertThat(made.replacesAnother()).isFalse();
        assertThat(made.offer())
                .isEqualTo(new Transfers.Shown(
                        name, "ada", "bob", TestOrgs.START, TestOrgs.START.plus(Duration.ofDays(30))));
        assertThat(owner()).isEqualTo(ada.account().id());
        assertThat(permissions.publish(bob, registry.target(name)).isAllowed()).isFalse();

        transfers.accept(bob, name);

        assertThat(owner()).isEqualTo(bob.account().id());
        assertThat(permissions.publish(bob, registry.target(name)).isAllowed()).isTrue();
        assertThat(permissions.delete(bob, registry.target(name)).isAllowed()).isTrue();
        for (Decision decision : List.of(
                permissions.publish(ada, registry.target(name)),
                permissions.yank(ada, registry.target(name)),
                permissions.delete(ada, registry.target(name)),
                permissions.offer(ada, registry.target(name)),
                permissions.chooseSigners(ada, registry.target(name)))) {
            assertThat(decision.isAllowed()).isFalse();
        }
        assertThat(transfers.find(bob, name)).isEmpty();
        assertThat(transfers.mine(ada)).isEqualTo(new Transfers.Mine(List.of(), List.of()));
        assertThat(registry.keys()).isEmpty();
        assertThat(refusal(() -> transfers.accept(bob, name))).isEqualTo(OrgsError.NOT_FOUND);
    }

    @Test
    void theLinkToAnOrganizationStays() {
        acme();
        links.link(ada, ACME, name);
        transfers.offer(ada, name, "bob");
        Actor eve = registry.actor("eve");
        transfers.offer(ada, name, "eve");

        transfers.accept(eve, name);

        assertThat(links.list(ACME)).containsExactly(name);
        assertThat(permissions.publish(eve, registry.target(name)).isAllowed()).isTrue();
        assertThat(permissions.publish(ada, registry.target(name)).isAllowed()).isTrue();
        assertThat(permissions.delete(ada, registry.target(name)).isAllowed()).isFalse();
    }

    @Test
    void aNewOfferTakesThePlaceOfTheOther() {
        transfers.offer(ada, name, "bob");
        registry.pass(Duration.ofDays(1));

        assertThat(transfers.offer(ada, name, "carol").replacesAnother()).isTrue();

        assertThat(refusal(() -> transfers.accept(bob, name))).isEqualTo(OrgsError.NOT_FOUND);
        assertThat(transfers.mine(bob).incoming()).isEmpty();
        assertThat(transfers.mine(carol).incoming())
                .singleElement()
                .satisfies(offer -> assertThat(offer.createdAt()).isEqualTo(TestOrgs.START.plus(Duration.ofDays(1))));
        transfers.accept(carol, name);
        assertThat(owner()).isEqualTo(carol.account().id());
        assertThat(registry.keys()).isEmpty();
    }

    @Test
    void anOfferStandsForThirtyDays() {
        transfers.offer(ada, name, "bob");
        registry.pass(Duration.ofDays(30).minusMillis(1));
        assertThat(transfers.find(ada, name)).isPresent();
        registry.pass(Duration.ofMillis(1));

        assertThat(transfers.find(ada, name)).isEmpty();
        assertThat(transfers.mine(bob).incoming()).isEmpty();
        assertThat(refusal(() -> transfers.accept(bob, name))).isEqualTo(OrgsError.NOT_FOUND);
        assertThat(refusal(() -> transfers.end(ada, name))).isEqualTo(OrgsError.NOT_FOUND);
        assertThat(transfers.offer(ada, name, "bob").replacesAnother()).isFalse();
        transfers.accept(bob, name);
    }

    @Test
    void onlyTheOwnerAndAdministratorsOffer() {
        acme();
        links.link(ada, ACME, name);
        members.change(ada, ACME, "bob", Role.OWNER);
        for (Actor actor : List.of(bob, carol, registry.actor("eve"))) {
            assertThat(refusal(() -> transfers.offer(actor, name, "carol"))).isEqualTo(OrgsError.NOT_OWNER);
        }
        Actor withoutDelete = registry.actor(ada.account(), WITHOUT_DELETE, Set.of());
        Actor elsewhere = registry.actor(ada.account(), Scope.ALL, Set.of("com.other.*"));
        Actor notAsAdministrator = registry.actor(grace.account(), Set.of(Scope.DELETE, Scope.ORGS), Set.of());
        assertThat(refusal(() -> transfers.offer(withoutDelete, name, "carol"))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> transfers.offer(elsewhere, name, "carol"))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> transfers.offer(notAsAdministrator, name, "carol")))
                .isEqualTo(OrgsError.NOT_OWNER);
        assertThat(transfers.mine(carol).incoming()).isEmpty();
    }

    @Test
    void offersGoToPeopleWhoAreThere() {
        acme();
        bots.create(ada, ACME, "ci");
        suspend(carol.account());
        assertThat(refusal(() -> transfers.offer(ada, name, "nobody"))).isEqualTo(OrgsError.NOT_FOUND);
        assertThat(refusal(() -> transfers.offer(ada, name, "nobody@example.com")))
                .isEqualTo(OrgsError.NOT_FOUND);
        assertThat(refusal(() -> transfers.offer(ada, name, "ci"))).isEqualTo(AccountError.BOT_FORBIDDEN);
        assertThat(refusal(() -> transfers.offer(ada, name, "carol"))).isEqualTo(OrgsError.CONFLICT);
        assertThat(refusal(() -> transfers.offer(ada, name, "ada"))).isEqualTo(OrgsError.CONFLICT);
        assertThat(refusal(() -> transfers.offer(ada, PackageName.parse("com.ada.unknown"), "bob")))
                .isEqualTo(OrgsError.NOT_FOUND);
        assertThat(transfers.find(ada, name)).isEmpty();
    }

    @Test
    void anAdministratorHandsOverThePackagesOfWhoeverHasLeft() {
        registry.organizations().departures().delete(grace, ada.account().id());

        Transfers.Made made = transfers.offer(grace, name, "bob");

        assertThat(made.offer().from()).isEqualTo("another account");
        assertThat(transfers.mine(grace).outgoing()).containsExactly(made.offer());
        transfers.accept(bob, name);
        assertThat(owner()).isEqualTo(bob.account().id());
        assertThat(registry.keys()).isEmpty();
    }

    @Test
    void anAdministratorMayTakeAPackageOver() {
        registry.organizations().departures().delete(grace, ada.account().id());

        transfers.offer(grace, name, "grace");
        transfers.accept(grace, name);

        assertThat(owner()).isEqualTo(grace.account().id());
    }

    @Test
    void anOfferDiesWithTheRightsOfWhoeverMadeIt() {
        Actor hugo = registry.administrator("hugo");
        transfers.offer(hugo, name, "bob");
        change(hugo.account(), Standing.ORDINARY.withAdministrator(false));
        assertThat(refusal(() -> transfers.accept(bob, name))).isEqualTo(OrgsError.NOT_FOUND);

        transfers.offer(ada, name, "bob");
        suspend(ada.account());
        assertThat(refusal(() -> transfers.accept(bob, name))).isEqualTo(OrgsError.NOT_FOUND);
        change(ada.account(), Standing.ORDINARY);
        transfers.accept(bob, name);
    }

    @Test
    void anOfferDiesWithEitherAccount() {
        transfers.offer(ada, name, "bob");
        registry.organizations().departures().delete(grace, bob.account().id());
        assertThat(transfers.find(ada, name)).isEmpty();
        assertThat(transfers.mine(ada).outgoing()).isEmpty();
        assertThat(refusal(() -> transfers.accept(bob, name))).isEqualTo(OrgsError.NOT_FOUND);

        transfers.offer(ada, name, "carol");
        registry.organizations().departures().delete(grace, ada.account().id());
        assertThat(transfers.mine(carol).incoming()).isEmpty();
        assertThat(refusal(() -> transfers.accept(carol, name))).isEqualTo(OrgsError.NOT_FOUND);
    }

    @Test
    void aSuspendedRecipientTakesNothingOver() {
        transfers.offer(ada, name, "bob");
        suspend(bob.account());

        assertThat(refusal(() -> transfers.accept(bob, name))).isEqualTo(AccountError.ACCOUNT_SUSPENDED);
        assertThat(owner()).isEqualTo(ada.account().id());
    }

    @Test
    void whoAcceptsUsesACredentialForEverything() {
        transfers.offer(ada, name, "bob");
        for (Actor limited : List.of(
                registry.actor(bob.account(), Scope.ALL, Set.of("com.ada.*")),
                registry.actor(bob.account(), Set.of(Scope.PUBLISH, Scope.DELETE), Set.of()))) {
            assertThat(refusal(() -> transfers.accept(limited, name))).isEqualTo(ApiError.FORBIDDEN);
        }
        for (Actor other : List.of(ada, carol, grace)) {
            assertThat(refusal(() -> transfers.accept(other, name))).isEqualTo(OrgsError.NOT_FOUND);
        }
        assertThat(owner()).isEqualTo(ada.account().id());
    }

    @Test
    void thoseItConcernsSeeAndEndAnOffer() {
        for (Actor actor : List.of(ada, bob, grace)) {
            transfers.offer(ada, name, "bob");
            assertThat(transfers.find(actor, name)).isPresent();
            assertThat(refusal(() -> transfers.find(carol, name))).isEqualTo(OrgsError.NOT_OWNER);
            assertThat(refusal(() -> transfers.end(carol, name))).isEqualTo(OrgsError.NOT_OWNER);

            transfers.end(actor, name);

            assertThat(transfers.find(ada, name)).isEmpty();
            assertThat(refusal(() -> transfers.find(bob, name))).isEqualTo(OrgsError.NOT_OWNER);
            assertThat(refusal(() -> transfers.accept(bob, name))).isEqualTo(OrgsError.NOT_FOUND);
            assertThat(registry.keys()).isEmpty();
        }
        assertThat(refusal(() -> transfers.end(ada, name))).isEqualTo(OrgsError.NOT_FOUND);
        assertThat(refusal(() -> transfers.end(carol, name))).isEqualTo(OrgsError.NOT_OWNER);
    }

    @Test
    void everybodySeesTheirOwnOffers() {
        PackageName other = registry.publish(bob, "com.bob.app");
        Transfers.Shown toBob = transfers.offer(ada, name, "bob").offer();
        Transfers.Shown toCarol = transfers.offer(bob, other, "carol").offer();

        assertThat(transfers.mine(bob)).isEqualTo(new Transfers.Mine(List.of(toBob), List.of(toCarol)));
        assertThat(transfers.mine(ada)).isEqualTo(new Transfers.Mine(List.of(), List.of(toBob)));
        assertThat(transfers.mine(carol)).isEqualTo(new Transfers.Mine(List.of(toCarol), List.of()));
        assertThat(transfers.mine(grace)).isEqualTo(new Transfers.Mine(List.of(), List.of()));
    }

    @Test
    void noEmailAddressIsTold() {
        Account nameless = registry.accounts()
                .create(new NewAccount(
                        "nameless@example.com",
                        true,
                        Optional.empty(),
                        Profile.UNKNOWN,
                        false,
                        Optional.empty(),
                        Account.LOCAL_ISSUER,
                        Optional.empty()));
        Actor nobody = registry.session(nameless);
        PackageName theirs = registry.publish(nobody, "com.nameless.app");

        assertThat(transfers.offer(ada, name, "nameless@example.com").offer().to())
                .isEqualTo("another account");
        assertThat(transfers.offer(nobody, theirs, "bob").offer().from()).isEqualTo("another account");
        assertThatThrownBy(() -> transfers.find(carol, theirs)).hasMessageNotContaining("@");
    }

    @Test
    void everyStepIsRecorded() {
        transfers.offer(ada, name, "bob");
        transfers.end(bob, name);
        transfers.offer(grace, name, "bob");
        transfers.end(ada, name);
        transfers.offer(ada, name, "bob");
        transfers.accept(bob, name);

        assertThat(registry.history())
                .filteredOn(action -> action.startsWith("package."))
                .containsExactly(
                        "package.offer",
                        "package.decline",
                        "package.offer",
                        "package.withdraw",
                        "package.offer",
                        "package.transfer");
    }

    private AccountId owner() {
        return registry.target(name).owner().orElseThrow();
    }

    private void suspend(Account account) {
        change(
                account,
                Standing.ORDINARY.withSuspension(Optional.of(
                        new Suspension("", TestOrgs.START, grace.account().id()))));
    }

    private void change(Account account, Standing standing) {
        registry.accounts()
                .change(account.id(), AuditEntry.of(grace, "test", "test"), before -> before.withStanding(standing));
    }
}
