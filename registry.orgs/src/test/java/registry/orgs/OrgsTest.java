package registry.orgs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static registry.orgs.Refusals.refusal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.accounts.AccountError;
import registry.accounts.Actor;
import registry.accounts.NewAccount;
import registry.accounts.Scope;
import registry.accounts.TokenRequest;
import registry.api.ApiError;
import registry.api.PackageName;

class OrgsTest extends OrgsTestCase {
    @Test
    void theCreatorIsTheOwner() {
        Org org = orgs.create(ada, OrgId.parse("  My-Org "), "  My Org ");

        assertThat(org)
                .isEqualTo(new Org(
                        new OrgId("my-org"), "My Org", OrgMetadata.NONE, false, TestOrgs.START, TestOrgs.START));
        assertThat(orgs.find(org.id())).contains(org);
        assertThat(orgs.require(org.id())).isEqualTo(org);
        assertThat(orgs.all()).containsExactly(org);
        assertThat(orgs.ofMember(ada.account().id())).containsExactly(org);
        assertThat(orgs.ofMember(bob.account().id())).isEmpty();
        assertThat(members.role(org.id(), ada.account().id())).contains(Role.OWNER);
        assertThat(registry.audited()).containsExactly("org.create");
    }

    @Test
    void countsMembersAndPackages() {
        acme();
        bots.create(ada, ACME, "acme-ci");
        links.link(ada, ACME, registry.publish(ada, "com.example.app"));
        orgs.create(ada, new OrgId("acme-2"), "Another");

        assertThat(orgs.counts(ACME)).isEqualTo(new Orgs.Counts(4, 1));
        assertThat(orgs.counts(new OrgId("none"))).isEqualTo(new Orgs.Counts(0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-a", "a-", "-", "a b", "a_b", "a.b", "ä", "a/b", "a\u0000b"})
    void refusesSlugsThatAreMalformed(String slug) {
        assertThat(refusal(() -> OrgId.parse(slug))).isEqualTo(ApiError.INVALID_PARAMS);
        assertThat(OrgId.tryParse(slug)).isEmpty();
    }

    @Test
    void boundsTheLengthOfSlugs() {
        assertThat(OrgId.parse("x".repeat(50)).value()).hasSize(50);
        assertThat(OrgId.parse("x").value()).isEqualTo("x");
        assertThat(OrgId.tryParse("A--b")).contains(new OrgId("a--b"));
        assertThat(refusal(() -> OrgId.parse("x".repeat(51)))).isEqualTo(ApiError.INVALID_PARAMS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\u0007b", "a\nb", "a\ud800b", "a\u202eb", "\u3164", "pay\u200dpal"})
    void refusesNamesThatAreMalformed(String name) {
        assertThat(refusal(() -> orgs.create(ada, ACME, name))).isEqualTo(ApiError.INVALID_PARAMS);
        assertThat(orgs.find(ACME)).isEmpty();
    }

    @Test
    void boundsTheLengthOfNames() {
        assertThat(orgs.create(ada, ACME, "x".repeat(100)).name()).hasSize(100);
        assertThat(refusal(() -> orgs.create(ada, new OrgId("other"), "x".repeat(101))))
                .isEqualTo(ApiError.INVALID_PARAMS);
    }

    @Test
    void aSlugIsTakenOnce() {
        orgs.create(ada, ACME, "Acme");

        assertThat(refusal(() -> orgs.create(ada, ACME, "Again"))).isEqualTo(OrgsError.CONFLICT);
        assertThatThrownBy(() -> orgs.create(bob, ACME, "Other")).hasMessageContaining("'acme'");
        assertThat(orgs.require(ACME).name()).isEqualTo("Acme");
        assertThat(orgs.ofMember(bob.account().id())).isEmpty();
    }

    @Test
    void needsTheScope() {
        Actor publisher = registry.actor(ada.account(), Set.of(Scope.PUBLISH, Scope.READ), Set.of());

        assertThat(refusal(() -> orgs.create(publisher, ACME, "Acme"))).isEqualTo(ApiError.FORBIDDEN);
        acme();
        assertThat(refusal(() -> orgs.change(publisher, ACME, rename("New")))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> orgs.delete(publisher, ACME))).isEqualTo(ApiError.FORBIDDEN);
    }

    @Test
    void aBotManagesNoOrganization() {
        acme();
        Actor bot = registry.session(bots.create(ada, ACME, "ci").account());

        assertThat(refusal(() -> orgs.create(bot, new OrgId("bots"), "Bots"))).isEqualTo(AccountError.BOT_FORBIDDEN);
        assertThat(refusal(() -> orgs.change(bot, ACME, rename("New")))).isEqualTo(AccountError.BOT_FORBIDDEN);
        assertThat(refusal(() -> orgs.delete(bot, ACME))).isEqualTo(AccountError.BOT_FORBIDDEN);
    }

    @Test
    void adminsAndOwnersChangeIt() {
        acme();
        registry.pass(Duration.ofHours(1));
        OrgMetadata metadata = new OrgMetadata(Map.of("location", "Berlin"));

        Org changed = orgs.change(bob, ACME, new OrgChange(Optional.of(" New "), Optional.of(metadata)));

        assertThat(changed.name()).isEqualTo("New");
        assertThat(changed.metadata()).isEqualTo(metadata);
        assertThat(changed.createdAt()).isEqualTo(TestOrgs.START);
        assertThat(changed.updatedAt()).isEqualTo(TestOrgs.START.plus(Duration.ofHours(1)));
        assertThat(orgs.find(ACME)).contains(changed);
        assertThat(refusal(() -> orgs.change(carol, ACME, rename("Mine")))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> orgs.change(bob, new OrgId("none"), rename("x"))))
                .isEqualTo(OrgsError.NOT_FOUND);
        assertThat(refusal(() -> orgs.change(bob, ACME, rename(" ")))).isEqualTo(ApiError.INVALID_PARAMS);
        assertThat(orgs.find(ACME)).contains(changed);
    }

    @Test
    void changingNothingIsNotRecorded() {
        acme();
        Org before = orgs.require(ACME);
        registry.pass(Duration.ofHours(1));

        assertThat(orgs.change(ada, ACME, new OrgChange(Optional.of("Acme"), Optional.empty())))
                .isEqualTo(before);
        assertThat(registry.audited()).doesNotContain("org.update");
    }

    @Test
    void administratorsOfTheRegistryGiveAndTakeTheBadge() {
        acme();
        Actor grace = registry.administrator("grace");

        assertThat(orgs.verify(grace, ACME, true).verified()).isTrue();
        assertThat(orgs.require(ACME).verified()).isTrue();
        assertThat(orgs.verify(grace, ACME, true).verified()).isTrue();
        assertThat(orgs.verify(grace, ACME, false).verified()).isFalse();
        assertThat(refusal(() -> orgs.verify(ada, ACME, true))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> orgs.verify(grace, new OrgId("none"), true))).isEqualTo(OrgsError.NOT_FOUND);
        assertThat(registry.audited()).containsOnlyOnce("org.verify").containsOnlyOnce("org.unverify");
    }

    @Test
    void ownersDeleteItWithEverythingThatIsItsAlone() {
        acme();
        orgs.create(carol, new OrgId("other"), "Other");
        Actor bot = registry.signIn(bots.issueToken(
                                ada,
                                ACME,
                                bots.create(ada, ACME, "ci").account().displayName(),
                                publishing())
                        .secret())
                .orElseThrow();
        PackageName name = registry.publish(carol, "com.acme.app");
        links.link(carol, ACME, name);
        assertThat(refusal(() -> orgs.delete(bob, ACME))).isEqualTo(ApiError.FORBIDDEN);

        orgs.delete(ada, ACME);

        assertThat(registry.keys())
                .containsExactlyInAnyOrder(
                        "org/other",
                        "org-member/other/" + carol.account().id(),
                        "account-orgs/" + carol.account().id());
        assertThat(orgs.ofMember(carol.account().id())).extracting(Org::name).containsExactly("Other");
        assertThat(orgs.ofPackage(name)).isEmpty();
        assertThat(registry.accounts().find(bot.account().id())).isEmpty();
        assertThat(registry.tokens().list(bot.account().id())).isEmpty();
        assertThat(permissions.publish(carol, registry.target(name)).isAllowed())
                .isTrue();
        assertThat(permissions.publish(ada, registry.target(name)).isAllowed()).isFalse();
        assertThat(refusal(() -> orgs.delete(ada, ACME))).isEqualTo(OrgsError.NOT_FOUND);
        assertThat(registry.audited()).containsOnlyOnce("org.delete");
    }

    @Test
    void administratorsOfTheRegistryDeleteAny() {
        acme();
        Actor grace = registry.administrator("grace");
        Actor withoutRight = registry.actor(grace.account(), Set.of(Scope.ORGS), Set.of());
        assertThat(refusal(() -> orgs.delete(withoutRight, ACME))).isEqualTo(ApiError.FORBIDDEN);

        orgs.delete(registry.actor(grace.account(), Set.of(Scope.ADMIN), Set.of()), ACME);

        assertThat(orgs.find(ACME)).isEmpty();
        assertThat(registry.keys()).isEmpty();
    }

    @Test
    void aFreedSlugCanBeTakenAndBringsNothingBack() {
        acme();
        PackageName name = registry.publish(ada, "com.acme.app");
        links.link(ada, ACME, name);
        orgs.delete(ada, ACME);

        orgs.create(carol, ACME, "Acme again");

        assertThat(members.list(ACME))
                .extracting(member -> member.account().displayName())
                .containsExactly("carol");
        assertThat(links.list(ACME)).isEmpty();
        assertThat(permissions.publish(carol, registry.target(name)).isAllowed())
                .isFalse();
    }

    @Test
    void anAccountThatWasDeletedCreatesNothing() {
        Actor gone = registry.session(registry.accounts().draft(NewAccount.local("gone@example.com", "gone")));

        assertThat(refusal(() -> orgs.create(gone, ACME, "Acme"))).isEqualTo(OrgsError.NOT_FOUND);
    }

    private static OrgChange rename(String name) {
        return new OrgChange(Optional.of(name), Optional.empty());
    }

    private static TokenRequest publishing() {
        return TokenRequest.of("ci", Set.of(Scope.PUBLISH));
    }
}
