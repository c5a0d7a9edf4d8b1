package registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.catalog.Bundles.bundle;
import static registry.catalog.Refusals.refusal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.accounts.TokenRequest;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.orgs.OrgId;
import registry.orgs.OrgsError;
import registry.orgs.Role;
import registry.orgs.SignerPolicies;
import registry.orgs.SignerPolicy;
import registry.signing.key.SigningKey;
import registry.storage.Document;
import registry.storage.DocumentStore;

/** Ada owns the package and the organization that it is linked to; bob is a member. */
class SignerPolicyTest extends CatalogTestCase {
    private static final OrgId ACME = new OrgId("acme");
    private static final SigningKey OTHER = Bundles.newKey();

    private SignerPolicies signers;

    @BeforeEach
    void linkedPackage() {
        signers = registry.orgs().signers();
        registry.published(ada, NAME, "1.0.0");
        registry.orgs().orgs().create(ada, ACME, "Acme");
        registry.orgs().links().link(ada, ACME, PACKAGE);
        registry.orgs().members().add(ada, ACME, "bob", Role.MEMBER);
    }

    @Test
    void aPinnedPackageIsPublishedWithItsKeyOnly() {
        signers.set(ada, PACKAGE, Optional.of(SignerPolicy.pinned()));

        assertThat(refusal(() -> registry.publish(bob, byOther("1.1.0")))).isEqualTo(OrgsError.SIGNER_NOT_ALLOWED);
        assertThat(refusal(() -> registry.publish(ada, byOther("1.1.0")))).isEqualTo(OrgsError.SIGNER_NOT_ALLOWED);
        registry.published(bob, NAME, "1.1.0");
        assertThat(registry.browse(NAME)).containsExactly("1.1.0");
    }

    @Test
    void deletedVersionsStillPin() {
        signers.set(ada, ACME, Optional.of(SignerPolicy.pinned()));
        catalog().deletePackage(ada, PACKAGE);

        assertThat(refusal(() -> registry.publish(ada, byOther("1.1.0")))).isEqualTo(OrgsError.SIGNER_NOT_ALLOWED);
        registry.published(ada, NAME, "1.1.0");
    }

    @Test
    void theHighestVersionPins() {
        registry.published(ada, byOther("2.0.0"));
        signers.set(ada, PACKAGE, Optional.of(SignerPolicy.pinned()));

        assertThat(refusal(() -> registry.publish(ada, bundle(NAME, "2.1.0")))).isEqualTo(OrgsError.SIGNER_NOT_ALLOWED);
        registry.published(ada, byOther("2.1.0"));
    }

    @Test
    void theSignerIsJudgedAfterTheAccountAndTheVersion() {
        Actor eve = registry.actor("eve");
        registry.published(ada, byOther("1.1.0"));
        registry.published(ada, NAME, "1.2.0");
        registry.published(ada, NAME, "1.3.0");
        registry.delete(ada, NAME, "1.2.0");
        signers.set(ada, PACKAGE, Optional.of(SignerPolicy.pinned()));

        assertThat(refusal(() -> registry.publish(eve, byOther("1.4.0")))).isEqualTo(OrgsError.NOT_OWNER);
        assertThat(registry.publish(bob, byOther("1.1.0"))).isInstanceOf(PublishResult.AlreadyPublished.class);
        assertThat(refusal(() -> registry.publish(bob, byOther("1.0.0")))).isEqualTo(CatalogError.VERSION_EXISTS);
        assertThat(refusal(() -> registry.publish(bob, byOther("1.2.0")))).isEqualTo(CatalogError.VERSION_DELETED);
        assertThat(refusal(() -> registry.publish(bob, byOther("0.9.0")))).isEqualTo(CatalogError.VERSION_NOT_ALLOWED);
        assertThat(refusal(() -> registry.publish(bob, byOther("1.4.0")))).isEqualTo(OrgsError.SIGNER_NOT_ALLOWED);
    }

    @Test
    void aBotsFirstPublishObeysItsOrganization() {
        signers.set(ada, ACME, Optional.of(new SignerPolicy.Listed(List.of(Bundles.KEY.signerId()))));
        registry.orgs().bots().create(ada, ACME, "ci");
        Actor bot = registry.signIn(registry.orgs()
                .bots()
                .issueToken(ada, ACME, "ci", TokenRequest.of("ci", Set.of(Scope.PUBLISH)))
                .secret());

        assertThat(refusal(() -> registry.publish(bot, bundle("com.acme.fresh", "1.0.0", OTHER, manifest -> {}))))
                .isEqualTo(OrgsError.SIGNER_NOT_ALLOWED);
        registry.published(bot, "com.acme.fresh", "1.0.0");
        assertThat(registry.orgs().links().list(ACME)).contains(PackageName.parse("com.acme.fresh"));
    }

    @Test
    void aPolicyTightenedWhilePublishingWins() {
        assertThat(refusal(() -> registry.publish(
                        ada, byOther("1.1.0"), () -> signers.set(ada, PACKAGE, Optional.of(SignerPolicy.pinned())))))
                .isEqualTo(OrgsError.SIGNER_NOT_ALLOWED);
        signers.set(ada, PACKAGE, Optional.empty());
        assertThat(refusal(() -> registry.publish(
                        bob, byOther("1.1.0"), () -> signers.set(ada, ACME, Optional.of(SignerPolicy.pinned())))))
                .isEqualTo(OrgsError.SIGNER_NOT_ALLOWED);
        assertThat(registry.browse(NAME)).containsExactly("1.0.0");
    }

    @Test
    void aLinkMadeWhilePublishingBringsThePolicyOfTheOrganization() {
        registry.published(ada, "com.ada.app", "1.0.0");
        signers.set(ada, ACME, Optional.of(SignerPolicy.pinned()));

        assertThat(refusal(() -> registry.publish(
                        ada,
                        bundle("com.ada.app", "1.1.0", OTHER, manifest -> {}),
                        () -> registry.orgs().links().link(ada, ACME, PackageName.parse("com.ada.app")))))
                .isEqualTo(OrgsError.SIGNER_NOT_ALLOWED);
    }

    @RepeatedTest(20)
    void whatIsPublishedWhileThePolicyTightensCameBeforeIt() {
        List<Boolean> published = Together.run(5, i -> i == 0 ? tighten() : publishes("1." + i + ".0"));

        assertThat(published.getFirst()).isTrue();
        assertThat(history().dropWhile(action -> !action.equals("package.signers")))
                .containsExactly("package.signers");
        assertThat(publishes("1.9.0")).isFalse();
    }

    /** What was done, in the order in which it was committed. */
    private Stream<String> history() {
        return new DocumentStore(registry.stores().metadata())
                .scan("audit/")
                .sorted(Comparator.comparingLong(Document::revision))
                .map(entry -> entry.json().path("action").asText());
    }

    private boolean tighten() {
        signers.set(ada, PACKAGE, Optional.of(new SignerPolicy.Listed(List.of(Bundles.KEY.signerId()))));
        return true;
    }

    private boolean publishes(String version) {
        try {
            registry.publish(bob, byOther(version));
            return true;
        } catch (RegistryException e) {
            return false;
        }
    }

    private static byte[] byOther(String version) {
        return bundle(NAME, version, OTHER, manifest -> {});
    }
}
