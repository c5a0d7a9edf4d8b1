package registry.orgs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static registry.orgs.Refusals.refusal;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import registry.accounts.AccountError;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.api.ApiError;
import registry.api.PackageName;

class LinksTest extends OrgsTestCase {
    private static final OrgId OTHER = new OrgId("other");

    private PackageName name;

    @BeforeEach
    void publish() {
        acme();
        name = registry.publish(carol, "com.example.app");
    }

    @Test
    void theOwnerLinksAPackage() {
        links.link(carol, ACME, name);

        assertThat(links.list(ACME)).containsExactly(name);
        assertThat(orgs.ofPackage(name)).map(Org::id).contains(ACME);
        assertThat(registry.audited()).containsOnlyOnce("package.link");
    }

    @Test
    void linkingAgainChangesNothing() {
        links.link(carol, ACME, name);
        links.link(carol, ACME, name);

        assertThat(registry.audited()).containsOnlyOnce("package.link");
    }

    @Test
    void nobodyElseLinksIt() {
        assertThat(refusal(() -> links.link(ada, ACME, name))).isEqualTo(OrgsError.NOT_OWNER);
        assertThatThrownBy(() -> links.link(bob, ACME, name))
                .hasMessageContaining("'carol'")
                .hasMessageNotContaining("@example.com");
        assertThat(links.list(ACME)).isEmpty();
    }

    @Test
    void onlyAMemberLinks() {
        Actor dave = registry.actor("dave");
        PackageName daves = registry.publish(dave, "com.dave.app");

        assertThatThrownBy(() -> links.link(dave, ACME, daves)).hasMessageContaining("'acme'");
        assertThat(refusal(() -> links.link(dave, ACME, daves))).isEqualTo(ApiError.FORBIDDEN);
        members.remove(ada, ACME, "carol");
        assertThat(refusal(() -> links.link(carol, ACME, name))).isEqualTo(ApiError.FORBIDDEN);
    }

    @Test
    void theCredentialMustAllowIt() {
        Actor publisher = registry.actor(carol.account(), Set.of(Scope.PUBLISH), Set.of());
        Actor elsewhere = registry.actor(carol.account(), Scope.ALL, Set.of("org.other.*"));
        Actor here = registry.actor(carol.account(), Set.of(Scope.ORGS), Set.of("com.example.*"));

        assertThat(refusal(() -> links.link(publisher, ACME, name))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> links.link(elsewhere, ACME, name))).isEqualTo(ApiError.FORBIDDEN);
        links.link(here, ACME, name);
        assertThat(refusal(() -> links.unlink(publisher, ACME, name))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> links.unlink(elsewhere, ACME, name))).isEqualTo(ApiError.FORBIDDEN);
        links.unlink(here, ACME, name);
        assertThat(links.list(ACME)).isEmpty();
    }

    @Test
    void aBotLinksAndUnlinksNothingByHand() {
        Actor bot = registry.session(bots.create(ada, ACME, "ci").account());

        assertThat(refusal(() -> links.link(bot, ACME, name))).isEqualTo(AccountError.BOT_FORBIDDEN);
        links.link(carol, ACME, name);
        assertThat(refusal(() -> links.unlink(bot, ACME, name))).isEqualTo(AccountError.BOT_FORBIDDEN);
    }

    @Test
    void aPackageBelongsToOneOrganizationAtMost() {
        orgs.create(carol, OTHER, "Other");
        links.link(carol, ACME, name);

        assertThat(refusal(() -> links.link(carol, OTHER, name))).isEqualTo(OrgsError.CONFLICT);
        assertThatThrownBy(() -> links.link(carol, OTHER, name))
                .hasMessageContaining("'acme'")
                .hasMessageContaining("unlink");
        assertThat(links.list(OTHER)).isEmpty();

        links.unlink(carol, ACME, name);
        links.link(carol, OTHER, name);
        assertThat(links.list(ACME)).isEmpty();
        assertThat(links.list(OTHER)).containsExactly(name);
    }

    @Test
    void adminsOwnersAndThePackagesOwnerUnlink() {
        registry.account("dave");
        members.add(ada, ACME, "dave", Role.MEMBER);
        Actor dave = registry.session(registry.accounts().findByUsername("dave").orElseThrow());

        links.link(carol, ACME, name);
        assertThat(refusal(() -> links.unlink(dave, ACME, name))).isEqualTo(OrgsError.NOT_OWNER);
        links.unlink(bob, ACME, name);
        links.link(carol, ACME, name);
        links.unlink(ada, ACME, name);
        links.link(carol, ACME, name);
        members.remove(ada, ACME, "carol");
        links.unlink(carol, ACME, name);
        assertThat(links.list(ACME)).isEmpty();
        assertThat(orgs.ofPackage(name)).isEmpty();
    }

    @Test
    void namesWhatThereIsNot() {
        OrgId none = new OrgId("none");

        assertThat(refusal(() -> links.list(none))).isEqualTo(OrgsError.NOT_FOUND);
        assertThat(refusal(() -> links.link(carol, none, name))).isEqualTo(OrgsError.NOT_FOUND);
        assertThat(refusal(() -> links.link(carol, ACME, PackageName.parse("no.such"))))
                .isEqualTo(OrgsError.NOT_FOUND);
        assertThat(refusal(() -> links.unlink(carol, none, name))).isEqualTo(OrgsError.NOT_FOUND);
        assertThat(refusal(() -> links.unlink(carol, ACME, name))).isEqualTo(OrgsError.NOT_FOUND);
        orgs.create(carol, OTHER, "Other");
        links.link(carol, OTHER, name);
        assertThat(refusal(() -> links.unlink(carol, ACME, name))).isEqualTo(OrgsError.NOT_FOUND);
    }
}
