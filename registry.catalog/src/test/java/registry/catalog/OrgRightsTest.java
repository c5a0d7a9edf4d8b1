package registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static registry.catalog.Bundles.bundle;
import static registry.catalog.Refusals.refusal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import registry.accounts.AccountError;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.accounts.TokenRequest;
import registry.api.AccountId;
import registry.api.ApiError;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.orgs.Bots;
import registry.orgs.Links;
import registry.orgs.Members;
import registry.orgs.Org;
import registry.orgs.OrgId;
import registry.orgs.OrgsError;
import registry.orgs.Role;
import registry.storage.DocumentStore;

/** Ada owns the package and the organization it is linked to; bob is a member, carol an admin, dave nobody. */
class OrgRightsTest extends CatalogTestCase {
    private static final OrgId ACME = new OrgId("acme");
    private static final String BOTS_OWN = "com.acme.fresh";

    private Actor carol;
    private Actor dave;
    private Members members;
    private Links links;
    private Bots bots;

    @BeforeEach
    void organization() {
        carol = registry.actor("carol");
        dave = registry.actor("dave");
        members = registry.orgs().members();
        links = registry.orgs().links();
        bots = registry.orgs().bots();
        registry.published(ada, NAME, "1.0.0");
        registry.orgs().orgs().create(ada, ACME, "Acme");
        links.link(ada, ACME, PACKAGE);
        members.add(ada, ACME, "bob", Role.MEMBER);
        members.add(ada, ACME, "carol", Role.ADMIN);
    }

    @Test
    void aMemberPublishesWithAnotherKeyAndIsWarned() {
        Publication publication = registry.published(bob, bundle(NAME, "1.1.0", Bundles.newKey(), manifest -> {}));

        assertThat(publication.warnings()).extracting(Warning::code).containsExactly("signer_changed");
        assertThat(registry.browse(NAME)).containsExactly("1.1.0");
        assertThat(owner(NAME)).isEqualTo(ada.account().id());
        assertThat(TestCatalog.json(catalog().listing().all())
                        .path(0)
                        .path("metadata")
                        .path("author")
                        .asText())
                .isEqualTo("ada");
    }

    @Test
    void membershipDecidesWithTheNextRequest() {
        members.remove(ada, ACME, "bob");
        assertThat(refusal(() -> registry.publish(bob, bundle(NAME, "1.1.0")))).isEqualTo(OrgsError.NOT_OWNER);

        members.add(ada, ACME, "bob", Role.MEMBER);
        registry.published(bob, NAME, "1.1.0");

        links.unlink(ada, ACME, PACKAGE);
        assertThat(refusal(() -> registry.publish(bob, bundle(NAME, "1.2.0")))).isEqualTo(OrgsError.NOT_OWNER);
        assertThat(refusal(() -> registry.publish(bob, bundle(NAME, "1.1.0")))).isEqualTo(OrgsError.NOT_OWNER);
        registry.published(ada, NAME, "1.2.0");
    }

    @Test
    void othersAreToldWhomToAsk() {
        assertThatThrownBy(() -> registry.publish(dave, bundle(NAME, "1.1.0")))
                .hasMessageContaining("'ada'")
                .hasMessageContaining("'acme'")
                .hasMessageNotContaining("@example.com");
    }

    @Test
    void onlyAdminsOfTheOrganizationYankBesidesTheOwner() {
        assertThat(refusal(() -> registry.yank(bob, NAME, "1.0.0"))).isEqualTo(OrgsError.NOT_OWNER);
        assertThat(refusal(() -> registry.yank(dave, NAME, "1.0.0"))).isEqualTo(OrgsError.NOT_OWNER);

        registry.yank(carol, NAME, "1.0.0");
        assertThat(single().path("yanked").booleanValue()).isTrue();
        catalog().yank(ada, PACKAGE, version("1.0.0"), Yank.NONE);
        assertThat(single().path("yanked").booleanValue()).isFalse();

        members.change(ada, ACME, "carol", Role.MEMBER);
        assertThat(refusal(() -> registry.yank(carol, NAME, "1.0.0"))).isEqualTo(OrgsError.NOT_OWNER);
    }

    @Test
    void theOrganizationDeletesNothing() {
        members.change(ada, ACME, "carol", Role.OWNER);

        assertThat(refusal(() -> registry.delete(carol, NAME, "1.0.0"))).isEqualTo(OrgsError.NOT_OWNER);
        assertThat(refusal(() -> catalog().deletePackage(bob, PACKAGE))).isEqualTo(OrgsError.NOT_OWNER);
        registry.delete(ada, NAME, "1.0.0");
    }

    @Test
    void aMemberRemovedWhilePublishingIsRefused() {
        assertThat(refusal(() -> registry.publish(bob, bundle(NAME, "1.1.0"), () -> members.remove(ada, ACME, "bob"))))
                .isEqualTo(OrgsError.NOT_OWNER);
        assertThat(registry.browse(NAME)).containsExactly("1.0.0");
    }

    @Test
    void aLinkEndedWhilePublishingCountsNoMore() {
        assertThat(refusal(() -> registry.publish(bob, bundle(NAME, "1.1.0"), () -> links.unlink(ada, ACME, PACKAGE))))
                .isEqualTo(OrgsError.NOT_OWNER);
        assertThat(registry.browse(NAME)).containsExactly("1.0.0");
    }

    @Test
    void anOtherChangeToTheOrganizationWhilePublishingDoesNoHarm() {
        PublishResult result =
                registry.publish(bob, bundle(NAME, "1.1.0"), () -> members.add(ada, ACME, "dave", Role.MEMBER));

        assertThat(result).isInstanceOf(PublishResult.Published.class);
    }

    @Test
    void whatABotPublishesFirstIsItsCreatorsAndLinked() {
        Actor bot = bot(carol, carol);

        registry.published(bot, BOTS_OWN, "1.0.0");

        assertThat(owner(BOTS_OWN)).isEqualTo(carol.account().id());
        assertThat(registry.orgs().orgs().ofPackage(PackageName.parse(BOTS_OWN)))
                .map(Org::id)
                .contains(ACME);
        assertThat(registry.audit())
                .filteredOn(entry -> entry.path("target").asText().startsWith(BOTS_OWN))
                .extracting(entry -> entry.path("action").asText())
                .containsExactlyInAnyOrder("version.publish", "package.link");
        registry.published(bob, BOTS_OWN, "1.1.0");
        registry.published(bot, BOTS_OWN, "1.2.0");
    }

    @Test
    void aBotPublishesAndDoesNothingElse() {
        Actor bot = bot(ada, carol);

        registry.published(bot, NAME, "1.1.0");

        assertThat(refusal(() -> registry.yank(bot, NAME, "1.1.0"))).isEqualTo(AccountError.BOT_FORBIDDEN);
        assertThat(refusal(() -> registry.delete(bot, NAME, "1.1.0"))).isEqualTo(AccountError.BOT_FORBIDDEN);
        assertThat(refusal(() -> catalog().deletePackage(bot, PACKAGE))).isEqualTo(AccountError.BOT_FORBIDDEN);
        assertThat(registry.browse(NAME)).containsExactly("1.1.0");
    }

    @Test
    void aBotLinksItsCreatorsPackageOnlyWithTheCreatorsToken() {
        registry.published(ada, "com.ada.app", "1.0.0");
        registry.published(dave, "com.dave.app", "1.0.0");
        Actor carols = bot(ada, carol);
        Actor adas = token("ci", ada);

        assertThat(refusal(() -> registry.publish(carols, bundle("com.ada.app", "1.1.0"))))
                .isEqualTo(OrgsError.NOT_OWNER);
        assertThat(refusal(() -> registry.publish(adas, bundle("com.dave.app", "1.1.0"))))
                .isEqualTo(OrgsError.NOT_OWNER);
        registry.published(adas, "com.ada.app", "1.1.0");

        assertThat(links.list(ACME)).contains(PackageName.parse("com.ada.app"));
        assertThat(owner("com.ada.app")).isEqualTo(ada.account().id());
        registry.published(carols, "com.ada.app", "1.2.0");
    }

    @Test
    void aBotRemovedWhilePublishingIsRefused() {
        Actor bot = bot(ada, ada);

        assertThat(refusal(() -> registry.publish(bot, bundle(BOTS_OWN, "1.0.0"), () -> bots.remove(ada, ACME, "ci"))))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> registry.publish(bot, bundle(NAME, "1.1.0")))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(registry.browse(BOTS_OWN)).isEmpty();
        assertThat(links.list(ACME)).containsExactly(PACKAGE);
        registry.published(dave, BOTS_OWN, "1.0.0");
    }

    @Test
    void aBotWhoseOrganizationIsDeletedWhilePublishingIsRefused() {
        Actor bot = bot(ada, ada);

        assertThat(refusal(() -> registry.publish(
                        bot,
                        bundle(BOTS_OWN, "1.0.0"),
                        () -> registry.orgs().orgs().delete(ada, ACME))))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(registry.browse(BOTS_OWN)).isEmpty();
    }

    @Test
    void aPackageLinkedElsewhereWhileABotPublishesIsNotMoved() {
        registry.published(ada, "com.ada.app", "1.0.0");
        OrgId other = new OrgId("other");
        registry.orgs().orgs().create(ada, other, "Other");
        Actor bot = bot(ada, ada);
        PackageName name = PackageName.parse("com.ada.app");

        assertThat(refusal(() ->
                        registry.publish(bot, bundle("com.ada.app", "1.1.0"), () -> links.link(ada, other, name))))
                .isEqualTo(OrgsError.NOT_OWNER);
        assertThat(registry.orgs().orgs().ofPackage(name)).map(Org::id).contains(other);
    }

    @Test
    void aNameHasOneOwnerAndOneLinkWhenABotAndAPersonPublishItAtOnce() {
        Actor bot = bot(ada, ada);

        Map<Boolean, Long> outcomes = Together.run(8, i -> {
                    try {
                        registry.publish(i % 2 == 0 ? bot : dave, bundle(BOTS_OWN, "1.0." + i));
                        return true;
                    } catch (RegistryException e) {
                        return false;
                    }
                })
                .stream()
                .collect(Collectors.groupingBy(won -> won, Collectors.counting()));

        assertThat(outcomes.get(true)).isPositive();
        boolean linked = links.list(ACME).contains(PackageName.parse(BOTS_OWN));
        assertThat(owner(BOTS_OWN)).isEqualTo((linked ? ada : dave).account().id());
    }

    /** A bot that one created and that acts with a token which another issued. */
    private Actor bot(Actor creator, Actor issuer) {
        bots.create(creator, ACME, "ci");
        return token("ci", issuer);
    }

    private Actor token(String bot, Actor issuer) {
        return registry.signIn(bots.issueToken(issuer, ACME, bot, TokenRequest.of("ci", Set.of(Scope.PUBLISH)))
                .secret());
    }

    private AccountId owner(String name) {
        return Catalog.owners(new DocumentStore(registry.stores().metadata()))
                .find(PackageName.parse(name))
                .orElseThrow()
                .owner();
    }

    private JsonNode single() {
        return TestCatalog.json(
                catalog().listing().single(PACKAGE, version("1.0.0")).orElseThrow());
    }
}
