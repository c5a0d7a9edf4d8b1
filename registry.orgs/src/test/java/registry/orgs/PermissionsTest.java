package registry.orgs;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.orgs.Refusals.refusal;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import registry.accounts.AccountError;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.accounts.TokenRequest;
import registry.api.ApiError;
import registry.api.ErrorCode;
import registry.api.PackageName;
import registry.api.SignerId;

/** Carol, a member, owns the package; ada owns the organization, bob is an admin; dave is a member, eve nobody. */
class PermissionsTest extends OrgsTestCase {
    private static final Signing SIGNING = new Signing(new SignerId("did:key:zKey1"), Optional.empty());
    private static final PackageTarget NEW = new PackageTarget(PackageName.parse("com.example.new"), Optional.empty());

    private Actor dave;
    private Actor eve;
    private PackageTarget target;

    @BeforeEach
    void publish() {
        acme();
        dave = registry.actor("dave");
        eve = registry.actor("eve");
        members.add(ada, ACME, "dave", Role.MEMBER);
        target = registry.target(registry.publish(carol, "com.example.app"));
    }

    @Test
    void everybodyPublishesANewNameWhichBecomesTheirs() {
        Decision.Allowed allowed = permissions.publish(eve, NEW).require();

        assertThat(allowed.founder()).isEqualTo(eve.account());
        assertThat(registry.commit(allowed)).isTrue();
        assertThat(permissions.editMetadata(eve, NEW, SIGNING).isAllowed()).isFalse();
        assertThat(permissions.yank(eve, NEW).isAllowed()).isFalse();
        assertThat(permissions.delete(eve, NEW).isAllowed()).isFalse();
    }

    @Test
    void onlyTheOwnerDoesAnythingToAPackageThatIsNotLinked() {
        for (Actor other : Set.of(ada, bob, dave, eve, registry.administrator("grace"))) {
            assertThat(denial(permissions.publish(other, target))).isEqualTo(OrgsError.NOT_OWNER);
            assertThat(denial(permissions.editMetadata(other, target, SIGNING))).isEqualTo(OrgsError.NOT_OWNER);
            assertThat(denial(permissions.yank(other, target))).isEqualTo(OrgsError.NOT_OWNER);
            assertThat(denial(permissions.unlink(other, target))).isEqualTo(OrgsError.NOT_OWNER);
            assertThat(denial(permissions.link(other, target, ACME))).isEqualTo(OrgsError.NOT_OWNER);
        }
        assertThat(permissions.publish(carol, target).isAllowed()).isTrue();
        assertThat(permissions.editMetadata(carol, target, SIGNING).isAllowed()).isTrue();
        assertThat(permissions.yank(carol, target).isAllowed()).isTrue();
        assertThat(permissions.delete(carol, target).isAllowed()).isTrue();
        assertThat(permissions.link(carol, target, ACME).isAllowed()).isTrue();
        assertThat(permissions.unlink(carol, target).isAllowed()).isTrue();
    }

    @Test
    void membersOfTheLinkedOrganizationPublishAndEdit() {
        links.link(carol, ACME, target.name());

        for (Actor member : Set.of(ada, bob, dave)) {
            assertThat(permissions.publish(member, target).isAllowed()).isTrue();
            assertThat(permissions.editMetadata(member, target, SIGNING).isAllowed())
                    .isTrue();
        }
        assertThat(denial(permissions.publish(eve, target))).isEqualTo(OrgsError.NOT_OWNER);
        assertThat(denial(permissions.editMetadata(eve, target, SIGNING))).isEqualTo(OrgsError.NOT_OWNER);
    }

    @Test
    void adminsAndOwnersOfTheLinkedOrganizationYankAndUnlink() {
        links.link(carol, ACME, target.name());

        for (Actor admin : Set.of(ada, bob)) {
            assertThat(permissions.yank(admin, target).isAllowed()).isTrue();
            assertThat(permissions.unlink(admin, target).isAllowed()).isTrue();
        }
        assertThat(denial(permissions.yank(dave, target))).isEqualTo(OrgsError.NOT_OWNER);
        assertThat(denial(permissions.unlink(dave, target))).isEqualTo(OrgsError.NOT_OWNER);
    }

    @Test
    void ownersAndAdministratorsOfTheRegistryDelete() {
        links.link(carol, ACME, target.name());
        Actor grace = registry.administrator("grace");

        assertThat(permissions.delete(carol, target).isAllowed()).isTrue();
        assertThat(permissions
                        .delete(registry.actor(grace.account(), Set.of(Scope.ADMIN), Set.of()), target)
                        .isAllowed())
                .isTrue();
        assertThat(denial(permissions.delete(ada, target))).isEqualTo(OrgsError.NOT_OWNER);
        assertThat(denial(permissions.delete(registry.actor(carol.account(), Scope.DEFAULTS, Set.of()), target)))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(denial(permissions.delete(registry.actor(grace.account(), Set.of(Scope.DELETE), Set.of()), target)))
                .isEqualTo(OrgsError.NOT_OWNER);
    }

    @Test
    void everyActionNeedsItsScopeAndThePackage() {
        Actor reader = registry.actor(carol.account(), Set.of(Scope.READ), Set.of());
        Actor elsewhere = registry.actor(carol.account(), Scope.ALL, Set.of("org.other.*"));
        for (Actor limited : Set.of(reader, elsewhere)) {
            assertThat(denial(permissions.publish(limited, target))).isEqualTo(ApiError.FORBIDDEN);
            assertThat(denial(permissions.publish(limited, NEW))).isEqualTo(ApiError.FORBIDDEN);
            assertThat(denial(permissions.editMetadata(limited, target, SIGNING)))
                    .isEqualTo(ApiError.FORBIDDEN);
            assertThat(denial(permissions.yank(limited, target))).isEqualTo(ApiError.FORBIDDEN);
            assertThat(denial(permissions.delete(limited, target))).isEqualTo(ApiError.FORBIDDEN);
            assertThat(denial(permissions.link(limited, target, ACME))).isEqualTo(ApiError.FORBIDDEN);
            assertThat(denial(permissions.unlink(limited, target))).isEqualTo(ApiError.FORBIDDEN);
        }
    }

    @Test
    void aRefusalNamesTheOwnerByUserNameAlone() {
        links.link(carol, ACME, target.name());

        for (Decision decision : Set.of(
                permissions.publish(eve, target), permissions.yank(dave, target), permissions.delete(ada, target))) {
            assertThat(decision)
                    .isInstanceOfSatisfying(
                            Decision.Denied.class,
                            denied -> assertThat(denied.reason())
                                    .contains("com.example.app", "'carol'")
                                    .doesNotContain("@example.com"));
        }
        assertThat(refusal(() -> permissions.publish(eve, target).require())).isEqualTo(OrgsError.NOT_OWNER);
    }

    @Test
    void aDecisionDoesNotOutliveTheMembership() {
        links.link(carol, ACME, target.name());
        Decision.Allowed publish = permissions.publish(dave, target).require();
        Decision.Allowed yank = permissions.yank(bob, target).require();
        Decision.Allowed link = permissions.link(carol, target, ACME).require();
        assertThat(registry.commit(publish)).isTrue();
        assertThat(registry.commit(link)).isTrue();

        members.remove(ada, ACME, "dave");
        members.remove(ada, ACME, "carol");
        members.change(ada, ACME, "bob", Role.MEMBER);

        assertThat(registry.commit(publish)).isFalse();
        assertThat(registry.commit(link)).isFalse();
        assertThat(registry.commit(yank)).isFalse();
        assertThat(permissions.publish(dave, target).isAllowed()).isFalse();
        members.add(ada, ACME, "dave", Role.MEMBER);
        assertThat(registry.commit(publish)).isFalse();
    }

    @Test
    void aDecisionDoesNotOutliveTheLinkOrTheOrganization() {
        links.link(carol, ACME, target.name());
        Decision.Allowed before = permissions.publish(dave, target).require();
        links.unlink(carol, ACME, target.name());
        assertThat(registry.commit(before)).isFalse();

        links.link(carol, ACME, target.name());
        assertThat(registry.commit(before)).isFalse();
        Decision.Allowed again = permissions.publish(dave, target).require();
        orgs.delete(ada, ACME);
        assertThat(registry.commit(again)).isFalse();
    }

    @Test
    void whatABotPublishesFirstBecomesItsCreatorsAndIsLinked() {
        Actor bot = bot(bob, bob);

        Decision.Allowed allowed = permissions.publish(bot, NEW).require();

        assertThat(allowed.founder()).isEqualTo(bob.account());
        assertThat(registry.commit(allowed)).isTrue();
        assertThat(orgs.ofPackage(NEW.name())).map(Org::id).contains(ACME);
        assertThat(links.list(ACME)).containsExactly(NEW.name());
        assertThat(registry.audited()).containsOnlyOnce("package.link");
    }

    @Test
    void whenTheCreatorHasLeftTheFirstOwnerTakesTheirPlace() {
        Actor bot = bot(bob, bob);
        members.remove(ada, ACME, "bob");

        assertThat(permissions.publish(bot, NEW).require().founder()).isEqualTo(ada.account());
    }

    @Test
    void whatABotPublishesFirstBecomesNobodysWhoIsSuspended() {
        registry.pass(Duration.ofSeconds(1));
        members.add(ada, ACME, "eve", Role.OWNER);
        Actor bot = bot(bob, eve);
        registry.suspend(bob.account());

        assertThat(permissions.publish(bot, NEW).require().founder()).isEqualTo(ada.account());
        registry.suspend(ada.account());
        assertThat(permissions.publish(bot, NEW).require().founder()).isEqualTo(eve.account());
    }

    @Test
    void aBotDoesNothingWithATokenOfSomebodySuspended() {
        links.link(carol, ACME, target.name());
        Actor bot = bot(ada, bob);
        Actor other = token(ada);
        registry.suspend(bob.account());

        assertThat(denial(permissions.publish(bot, target))).isEqualTo(AccountError.ACCOUNT_SUSPENDED);
        assertThat(denial(permissions.publish(bot, NEW))).isEqualTo(AccountError.ACCOUNT_SUSPENDED);
        assertThat(permissions.publish(other, target).isAllowed()).isTrue();
    }

    @Test
    void aBotPublishesWhatIsLinkedToItsOrganization() {
        Actor bot = bot(ada, bob);
        links.link(carol, ACME, target.name());

        Decision.Allowed allowed = permissions.publish(bot, target).require();

        assertThat(registry.commit(allowed)).isTrue();
        assertThat(registry.audited()).containsOnlyOnce("package.link");
    }

    @Test
    void aBotDoesNothingElse() {
        Actor bot = bot(ada, ada);
        Actor greedy = registry.session(bot.account());
        links.link(carol, ACME, target.name());

        assertThat(denial(permissions.editMetadata(greedy, target, SIGNING))).isEqualTo(AccountError.BOT_FORBIDDEN);
        assertThat(denial(permissions.yank(greedy, target))).isEqualTo(AccountError.BOT_FORBIDDEN);
        assertThat(denial(permissions.delete(greedy, target))).isEqualTo(AccountError.BOT_FORBIDDEN);
        assertThat(denial(permissions.link(greedy, target, ACME))).isEqualTo(AccountError.BOT_FORBIDDEN);
        assertThat(denial(permissions.unlink(greedy, target))).isEqualTo(AccountError.BOT_FORBIDDEN);
    }

    @Test
    void aBotLinksAPackageOfItsCreatorWithATokenOfTheCreators() {
        PackageTarget adas = registry.target(registry.publish(ada, "com.ada.app"));
        Actor bot = bot(ada, ada);

        assertThat(registry.commit(permissions.publish(bot, adas).require())).isTrue();

        assertThat(orgs.ofPackage(adas.name())).map(Org::id).contains(ACME);
    }

    @Test
    void nobodyReachesAnothersPackageThroughABot() {
        PackageTarget adas = registry.target(registry.publish(ada, "com.ada.app"));
        PackageTarget bobs = registry.target(registry.publish(bob, "com.bob.app"));
        Actor withBobsToken = bot(ada, bob);

        assertThat(denial(permissions.publish(withBobsToken, adas))).isEqualTo(OrgsError.NOT_OWNER);
        assertThat(denial(permissions.publish(withBobsToken, bobs))).isEqualTo(OrgsError.NOT_OWNER);
        assertThat(denial(permissions.publish(withBobsToken, target))).isEqualTo(OrgsError.NOT_OWNER);
        assertThat(links.list(ACME)).isEmpty();
    }

    @Test
    void aBotReachesNoPackageOfACreatorWhoHasLeft() {
        PackageTarget bobs = registry.target(registry.publish(bob, "com.bob.app"));
        Actor bot = bot(bob, bob);
        assertThat(permissions.publish(bot, bobs).isAllowed()).isTrue();

        members.remove(ada, ACME, "bob");

        assertThat(denial(permissions.publish(bot, bobs))).isEqualTo(OrgsError.NOT_OWNER);
    }

    @Test
    void aBotMovesNoLink() {
        OrgId other = new OrgId("other");
        orgs.create(ada, other, "Other");
        PackageTarget adas = registry.target(registry.publish(ada, "com.ada.app"));
        links.link(ada, other, adas.name());

        assertThat(denial(permissions.publish(bot(ada, ada), adas))).isEqualTo(OrgsError.NOT_OWNER);
        assertThat(orgs.ofPackage(adas.name())).map(Org::id).contains(other);
    }

    @Test
    void aLinkMadeMeanwhileBeatsABotsFirstPublish() {
        PackageTarget adas = registry.target(registry.publish(ada, "com.ada.app"));
        OrgId other = new OrgId("other");
        orgs.create(ada, other, "Other");
        Decision.Allowed allowed = permissions.publish(bot(ada, ada), adas).require();

        links.link(ada, other, adas.name());

        assertThat(registry.commit(allowed)).isFalse();
    }

    @Test
    void aRemovedBotCanDoNothing() {
        links.link(carol, ACME, target.name());
        Actor bot = bot(ada, ada);
        Decision.Allowed linked = permissions.publish(bot, target).require();
        Decision.Allowed fresh = permissions.publish(bot, NEW).require();

        bots.remove(ada, ACME, "ci");

        assertThat(registry.commit(linked)).isFalse();
        assertThat(registry.commit(fresh)).isFalse();
        assertThat(denial(permissions.publish(bot, target))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(denial(permissions.publish(bot, NEW))).isEqualTo(ApiError.FORBIDDEN);
    }

    @Test
    void aBotOfADeletedOrganizationCanDoNothing() {
        Actor bot = bot(ada, ada);
        Decision.Allowed fresh = permissions.publish(bot, NEW).require();

        orgs.delete(ada, ACME);
        orgs.create(carol, ACME, "Acme again");

        assertThat(registry.commit(fresh)).isFalse();
        assertThat(denial(permissions.publish(bot, NEW))).isEqualTo(ApiError.FORBIDDEN);
    }

    /** A bot created by one and acting with a token that another issued. */
    private Actor bot(Actor creator, Actor issuer) {
        bots.create(creator, ACME, "ci");
        return token(issuer);
    }

    private Actor token(Actor issuer) {
        String secret = bots.issueToken(issuer, ACME, "ci", TokenRequest.of("ci", Set.of(Scope.PUBLISH)))
                .secret();
        return registry.signIn(secret).orElseThrow();
    }

    private static ErrorCode denial(Decision decision) {
        return refusal(decision::require);
    }
}
