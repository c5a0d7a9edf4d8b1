package registry.orgs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static registry.orgs.Refusals.refusal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
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
import registry.storage.Document;

/** Ada owns acme and the package that is linked to it; bob is an admin, carol a member. */
class SignersTest extends OrgsTestCase {
    private static final SignerId FIRST = new SignerId("did:key:zFirst");
    private static final SignerId OTHER = new SignerId("did:key:zxther");
    private static final Signing BY_FIRST = new Signing(FIRST, Optional.of(FIRST));
    private static final Signing BY_OTHER = new Signing(OTHER, Optional.of(FIRST));

    private SignerPolicies signers;
    private PackageName name;
    private PackageTarget target;

    @BeforeEach
    void linkedPackage() {
        acme();
        signers = registry.organizations().signers();
        name = registry.publish(ada, "com.acme.app");
        links.link(ada, ACME, name);
        target = registry.target(name);
    }

    @Test
    void anyKeySignsWhereNothingIsSet() {
        assertThat(permissions.publish(carol, target, BY_OTHER).isAllowed()).isTrue();
        assertThat(permissions.editMetadata(carol, target, BY_OTHER).isAllowed())
                .isTrue();
        assertThat(signers.of(name))
                .isEqualTo(new SignerPolicies.State(
                        Optional.empty(),
                        List.of(new SignerRule(SignerRule.Setter.REGISTRY, Optional.empty(), SignerPolicy.any()))));
    }

    @Test
    void aPinnedPackageTakesTheKeyOfItsHighestVersionOnly() {
        signers.set(ada, name, Optional.of(SignerPolicy.pinned()));

        assertThat(permissions.publish(carol, target, BY_FIRST).isAllowed()).isTrue();
        for (Actor actor : List.of(ada, bob, carol)) {
            assertThat(denial(permissions.publish(actor, target, BY_OTHER))).isEqualTo(OrgsError.SIGNER_NOT_ALLOWED);
            assertThat(denial(permissions.editMetadata(actor, target, BY_OTHER)))
                    .isEqualTo(OrgsError.SIGNER_NOT_ALLOWED);
        }
    }

    @Test
    void theFirstVersionIsSignedByAnyKeyWhereKeysArePinned() {
        signers.set(ada, ACME, Optional.of(SignerPolicy.pinned()));
        Actor bot = bot();
        PackageTarget fresh = new PackageTarget(PackageName.parse("com.acme.fresh"), Optional.empty());

        assertThat(permissions
                        .publish(bot, fresh, new Signing(OTHER, Optional.empty()))
                        .isAllowed())
                .isTrue();
    }

    @Test
    void thePolicyOfThePackageAndOfItsOrganizationMustBothAllow() {
        SignerPolicy first = new SignerPolicy.Listed(List.of(FIRST));
        SignerPolicy other = new SignerPolicy.Listed(List.of(OTHER));
        SignerPolicy both = new SignerPolicy.Listed(List.of(FIRST, OTHER));

        // Of the package, of the organization, and whether first and other may sign then.
        allows(Optional.of(SignerPolicy.any()), Optional.of(first), true, false);
        allows(Optional.of(first), Optional.of(SignerPolicy.any()), true, false);
        allows(Optional.of(other), Optional.of(both), false, true);
        allows(Optional.of(other), Optional.of(first), false, false);
        allows(Optional.of(other), Optional.of(SignerPolicy.pinned()), false, false);
        allows(Optional.of(both), Optional.empty(), true, true);
        allows(Optional.empty(), Optional.of(other), false, true);
        allows(Optional.empty(), Optional.of(SignerPolicy.pinned()), true, false);
    }

    @Test
    void theOperatorsPolicyHoldsWhereNeitherIsSet() {
        registry.close();
        registry = TestOrgs.open(data, SignerPolicy.pinned());
        SignerPolicies pinned = registry.organizations().signers();
        Permissions there = registry.organizations().permissions();

        assertThat(denial(there.publish(carol, target, BY_OTHER))).isEqualTo(OrgsError.SIGNER_NOT_ALLOWED);
        assertThatThrownBy(() -> there.publish(carol, target, BY_OTHER).require())
                .hasMessageContainingAll("this registry", "'pinned'", FIRST.value(), OTHER.value());
        pinned.set(ada, ACME, Optional.of(SignerPolicy.any()));
        assertThat(there.publish(carol, target, BY_OTHER).isAllowed()).isTrue();
        pinned.set(ada, ACME, Optional.empty());
        pinned.set(ada, name, Optional.of(SignerPolicy.any()));
        assertThat(there.publish(carol, target, BY_OTHER).isAllowed()).isTrue();
    }

    @Test
    void aRefusalNamesThePolicyTheKeysAndWhomToAsk() {
        List<SignerId> many = IntStream.range(1, 8)
                .mapToObj(i -> new SignerId("did:key:zKey" + i))
                .toList();
        signers.set(ada, ACME, Optional.of(new SignerPolicy.Listed(many)));
        assertThatThrownBy(() -> permissions.publish(carol, target, BY_OTHER).require())
                .hasMessageContainingAll(
                        OTHER.value(),
                        "'list'",
                        "organization 'acme'",
                        "zKey1, ",
                        "zKey5 and 2 more",
                        "owner of 'acme'")
                .hasMessageNotContaining("zKey6");

        signers.set(ada, ACME, Optional.empty());
        signers.set(ada, name, Optional.of(SignerPolicy.pinned()));
        assertThatThrownBy(() -> permissions.publish(carol, target, BY_OTHER).require())
                .hasMessageContainingAll(OTHER.value(), FIRST.value(), "'pinned'", "package com.acme.app");
    }

    @Test
    void whoMayNotPublishHearsThatFirst() {
        signers.set(ada, name, Optional.of(SignerPolicy.pinned()));

        assertThat(denial(permissions.publish(registry.actor("eve"), target, BY_OTHER)))
                .isEqualTo(OrgsError.NOT_OWNER);
    }

    @Test
    void aPolicySetMeanwhileUndoesTheDecision() {
        List<Runnable> changes = List.of(
                () -> signers.set(ada, name, Optional.of(SignerPolicy.pinned())),
                () -> signers.set(ada, ACME, Optional.of(SignerPolicy.pinned())),
                () -> signers.set(ada, name, Optional.of(new SignerPolicy.Listed(List.of(FIRST)))),
                () -> signers.set(ada, ACME, Optional.of(new SignerPolicy.Listed(List.of(FIRST)))));
        for (Runnable change : changes) {
            signers.set(ada, name, Optional.empty());
            signers.set(ada, ACME, Optional.empty());
            for (Actor actor : List.of(ada, carol, bot())) {
                signers.set(ada, name, Optional.empty());
                signers.set(ada, ACME, Optional.empty());
                Decision.Allowed publish =
                        permissions.publish(actor, target, BY_OTHER).require();
                change.run();
                assertThat(registry.commit(publish)).isFalse();
            }
        }
    }

    @Test
    void aLinkMadeMeanwhileBringsThePolicyOfTheOrganization() {
        signers.set(ada, ACME, Optional.of(SignerPolicy.pinned()));
        PackageName other = registry.publish(ada, "com.ada.other");
        PackageTarget free = registry.target(other);
        Decision.Allowed before = permissions.publish(ada, free, BY_OTHER).require();

        links.link(ada, ACME, other);

        assertThat(registry.commit(before)).isFalse();
        assertThat(denial(permissions.publish(ada, free, BY_OTHER))).isEqualTo(OrgsError.SIGNER_NOT_ALLOWED);
    }

    @Test
    void aBotsFirstPublishObeysTheOrganizationThatItLinksTo() {
        signers.set(ada, ACME, Optional.of(new SignerPolicy.Listed(List.of(FIRST))));
        PackageTarget fresh = new PackageTarget(PackageName.parse("com.acme.fresh"), Optional.empty());
        Actor bot = bot();

        assertThat(denial(permissions.publish(bot, fresh, new Signing(OTHER, Optional.empty()))))
                .isEqualTo(OrgsError.SIGNER_NOT_ALLOWED);
        Decision.Allowed allowed = permissions
                .publish(bot, fresh, new Signing(FIRST, Optional.empty()))
                .require();
        assertThat(registry.commit(allowed)).isTrue();
        assertThat(links.list(ACME)).contains(fresh.name());
    }

    @Test
    void onlyOwnersOfTheOrganizationSetItsPolicy() {
        for (Actor actor : List.of(bob, carol, registry.actor("eve"), registry.administrator("grace"))) {
            assertThat(refusal(() -> signers.set(actor, ACME, Optional.of(SignerPolicy.pinned()))))
                    .isEqualTo(ApiError.FORBIDDEN);
        }
        assertThat(refusal(() -> signers.set(bot(), ACME, Optional.of(SignerPolicy.pinned()))))
                .isEqualTo(AccountError.BOT_FORBIDDEN);
        assertThat(signers.of(ACME).own()).isEmpty();
        assertThat(refusal(() -> signers.of(new OrgId("nowhere")))).isEqualTo(OrgsError.NOT_FOUND);
    }

    @Test
    void thePackagesOwnerAndOwnersOfItsOrganizationSetThePolicyOfThePackage() {
        Actor dave = registry.actor("dave");
        members.add(ada, ACME, "dave", Role.OWNER);
        for (Actor actor : List.of(bob, carol, registry.actor("eve"), registry.administrator("grace"))) {
            assertThat(refusal(() -> signers.set(actor, name, Optional.of(SignerPolicy.pinned()))))
                    .isEqualTo(OrgsError.NOT_OWNER);
        }
        assertThat(refusal(() -> signers.set(bot(), name, Optional.of(SignerPolicy.pinned()))))
                .isEqualTo(AccountError.BOT_FORBIDDEN);
        for (Actor limited : List.of(
                registry.actor(ada.account(), Set.of(Scope.PUBLISH, Scope.READ), Set.of()),
                registry.actor(ada.account(), Scope.ALL, Set.of("com.other.*")))) {
            assertThat(refusal(() -> signers.set(limited, name, Optional.of(SignerPolicy.pinned()))))
                    .isEqualTo(ApiError.FORBIDDEN);
        }
        assertThat(signers.of(name).own()).isEmpty();

        assertThat(signers.set(dave, name, Optional.of(SignerPolicy.pinned())).own())
                .contains(SignerPolicy.pinned());
        assertThat(signers.set(ada, name, Optional.empty()).own()).isEmpty();
    }

    @Test
    void packagesThatWereNeverPublishedHaveNone() {
        PackageName unknown = PackageName.parse("com.acme.unknown");

        assertThat(refusal(() -> signers.of(unknown))).isEqualTo(OrgsError.NOT_FOUND);
        assertThat(refusal(() -> signers.set(ada, unknown, Optional.of(SignerPolicy.pinned()))))
                .isEqualTo(OrgsError.NOT_FOUND);
    }

    @Test
    void everyChangeIsRecordedWithWhatWasBefore() {
        SignerPolicy list = new SignerPolicy.Listed(List.of(OTHER, FIRST));
        signers.set(ada, name, Optional.of(SignerPolicy.pinned()));
        signers.set(ada, name, Optional.of(list));
        signers.set(ada, name, Optional.of(list));
        signers.set(ada, ACME, Optional.of(list));
        signers.set(ada, ACME, Optional.empty());
        signers.set(ada, ACME, Optional.empty());

        assertThat(registry.documents()
                        .scan("audit/")
                        .filter(entry -> entry.json().path("action").asText().endsWith(".signers"))
                        .sorted(Comparator.comparingLong(Document::revision))
                        .map(entry -> entry.json().path("before").path("policy").asText("-") + " "
                                + entry.json().path("after").path("policy").asText("-")))
                .containsExactly("- pinned", "pinned list", "- list", "list -");
        assertThat(signers.of(name).own()).contains(list);
    }

    @Test
    void thePolicyOfADeletedOrganizationIsGone() {
        signers.set(ada, ACME, Optional.of(SignerPolicy.pinned()));
        orgs.delete(ada, ACME);

        assertThat(registry.keys()).isEmpty();
        assertThat(permissions.publish(ada, target, BY_OTHER).isAllowed()).isTrue();
        orgs.create(bob, ACME, "Acme");
        assertThat(signers.of(ACME).own()).isEmpty();
    }

    @Test
    void namesAndListsAreChecked() {
        List<SignerId> many = IntStream.range(0, SignerPolicy.MAX_SIGNERS + 1)
                .mapToObj(i -> new SignerId("did:key:z" + "1".repeat(i + 1)))
                .toList();
        for (Runnable wrong : List.<Runnable>of(
                () -> SignerPolicy.of("none", List.of()),
                () -> SignerPolicy.of("list", List.of()),
                () -> SignerPolicy.of("list", many),
                () -> SignerPolicy.of("list", List.of(FIRST, FIRST)),
                () -> SignerPolicy.of("any", List.of(FIRST)),
                () -> SignerPolicy.of("pinned", List.of(FIRST)))) {
            assertThat(refusal(wrong::run)).isEqualTo(ApiError.INVALID_PARAMS);
        }
        for (SignerPolicy policy : List.of(
                SignerPolicy.any(),
                SignerPolicy.pinned(),
                new SignerPolicy.Listed(many.subList(0, SignerPolicy.MAX_SIGNERS)))) {
            signers.set(ada, name, Optional.of(policy));
            assertThat(signers.of(name).own()).contains(policy);
        }
    }

    private void allows(Optional<SignerPolicy> own, Optional<SignerPolicy> org, boolean first, boolean other) {
        signers.set(ada, name, own);
        signers.set(ada, ACME, org);
        assertThat(Map.of(
                        "first", permissions.publish(carol, target, BY_FIRST).isAllowed(),
                        "other", permissions.publish(carol, target, BY_OTHER).isAllowed()))
                .as("%s, %s", own, org)
                .isEqualTo(Map.of("first", first, "other", other));
    }

    private Actor bot() {
        if (members.account("ci").isEmpty()) {
            bots.create(ada, ACME, "ci");
        }
        return registry.signIn(bots.issueToken(ada, ACME, "ci", TokenRequest.of("ci", Set.of(Scope.PUBLISH)))
                        .secret())
                .orElseThrow();
    }

    private static ErrorCode denial(Decision decision) {
        return ((Decision.Denied) decision).code();
    }
}
