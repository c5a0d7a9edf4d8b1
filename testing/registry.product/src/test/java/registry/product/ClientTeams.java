package registry.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import registry.client.RefusedException;
import registry.client.RegistryClient;
import registry.client.account.ApiToken;
import registry.client.account.IssuedToken;
import registry.client.account.Scope;
import registry.client.account.TokenRequest;
import registry.client.bundle.Bundle;
import registry.client.bundle.BundleQuery;
import registry.client.org.Bot;
import registry.client.org.Invitation;
import registry.client.org.Member;
import registry.client.org.Organization;
import registry.client.org.OrganizationChange;
import registry.client.org.Person;
import registry.client.org.Role;
import registry.client.packages.SignerPolicies;
import registry.client.packages.SignerPolicy;
import registry.client.packages.TransferOffer;
import registry.signing.key.SigningKey;

/** Organizations, members, bots, linked packages, policies, and handing packages over. */
final class ClientTeams {
    private static final String APP = "com.team.app";
    private static final String ORG = "the-team";

    private final ClientStage stage;
    private final RegistryClient ada;
    private final RegistryClient bob;
    private final RegistryClient visitor;
    private final SigningKey key = Team.newKey();

    ClientTeams(ClientStage stage, RegistryClient ada, RegistryClient bob) {
        this.stage = stage;
        this.ada = ada;
        this.bob = bob;
        this.visitor = stage.visitor();
    }

    void foundsAnOrganization() {
        Organization created = ada.organizations().create("The Team", ORG);
        assertThat(created.id()).isEqualTo(ORG);
        assertThat(created.role()).contains(Role.OWNER);
        assertThat(created.memberCount()).isEqualTo(1);
        Organization changed = ada.organizations()
                .change(
                        ORG,
                        OrganizationChange.toName("Our Team").andMetadata(Map.of("website", "https://team.example")));
        assertThat(changed.name()).isEqualTo("Our Team");
        assertThat(visitor.organizations().get(ORG).metadata()).isEqualTo(Map.of("website", "https://team.example"));
        assertThat(visitor.organizations().get(ORG).role()).isEmpty();
        assertThat(ada.organizations()
                        .change(ORG, OrganizationChange.toMetadata(Map.of()))
                        .metadata())
                .isEmpty();
        assertThat(ada.organizations().mine()).extracting(Organization::id).containsExactly(ORG);
        assertThat(bob.organizations().mine()).isEmpty();
        assertThat(ada.organizations().of(Person.of("ada"))).hasSize(1);
    }

    void keepsMembers() {
        var members = ada.organizations().members(ORG);
        assertThat(members.add(Person.of("bob"), Role.MEMBER)).isEmpty();
        Invitation invitation =
                members.add(Person.of("eve@example.com"), Role.ADMIN).orElseThrow();
        assertThat(invitation.role()).isEqualTo(Role.ADMIN);
        assertThat(invitation.invitedBy()).contains("ada");
        assertThat(invitation.expiresAt()).isAfter(Instant.now());
        assertThat(members.invitations()).containsExactly(invitation);
        members.revokeInvitation("eve@example.com");
        assertThat(members.invitations()).isEmpty();
        members.changeRole(Person.of("bob@example.com"), Role.ADMIN);
        assertThat(members.list())
                .extracting(Member::email, Member::role, Member::bot)
                .containsExactly(
                        tuple("ada@example.com", Role.OWNER, false), tuple("bob@example.com", Role.ADMIN, false));
        bob.organizations().members(ORG).leave();
        assertThat(visitor.organizations().members(ORG).list())
                .extracting(Member::email)
                .containsExactly("ada");
        members.add(Person.of("bob"), Role.MEMBER);
        members.remove(Person.of("bob"));
        members.add(Person.of("bob"), Role.MEMBER);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(members::leave)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("last_owner"));
    }

    void linksPackages() throws IOException {
        ada.bundles().publish(stage.file(ClientStage.bundle(APP, "1.0.0", key)));
        assertThat(visitor.organizations().ofPackage(APP)).isEmpty();
        var linked = ada.organizations().packages(ORG);
        linked.link(APP);
        assertThat(linked.list()).containsExactly(APP);
        assertThat(visitor.organizations().ofPackage(APP).orElseThrow().id()).isEqualTo(ORG);
        assertThat(ada.packages().settings(APP).organization()).contains(ORG);
        assertThat(visitor.bundles().list(BundleQuery.ALL.ofOrganization(ORG).upToDate()))
                .extracting(Bundle::packageName)
                .containsExactly(APP);
        bob.bundles().publish(stage.file(ClientStage.bundle(APP, "1.1.0", key)));
    }

    void keepsPolicies() {
        var ofOrg = ada.organizations().signerPolicy(ORG);
        assertThat(ofOrg.get().own()).isEmpty();
        assertThat(ofOrg.set(SignerPolicy.PINNED).own()).contains(SignerPolicy.PINNED);
        String signer = visitor.bundles().get(APP, "1.0.0").signerId().orElseThrow();
        SignerPolicy list = SignerPolicy.listOf(List.of(signer));
        var ofPackage = ada.packages().signerPolicy(APP);
        assertThat(ofPackage.set(list).own()).contains(list);
        assertThat(visitor.packages().signerPolicy(APP).get().effective())
                .extracting(SignerPolicies.Effective::of)
                .containsExactlyInAnyOrder(SignerPolicies.Setter.PACKAGE, SignerPolicies.Setter.ORGANIZATION);
        assertThat(ada.packages().settings(APP).signers().own()).contains(list);
        assertThat(ofPackage.clear().own()).isEmpty();
        SignerPolicies cleared = ofOrg.clear();
        assertThat(cleared.own()).isEmpty();
        assertThat(cleared.effective())
                .extracting(SignerPolicies.Effective::of)
                .containsExactly(SignerPolicies.Setter.REGISTRY);
    }

    void keepsBots() throws IOException {
        var bots = ada.organizations().bots(ORG);
        Bot bot = bots.create("team-ci");
        assertThat(bots.list()).containsExactly(bot);
        IssuedToken token =
                bots.createToken("team-ci", TokenRequest.labelled("CI").forPackages(List.of("com.team.*")));
        assertThat(token.token().scopes()).containsExactly(Scope.PUBLISH);
        ApiToken listed = bots.tokens("team-ci").getFirst();
        assertThat(listed.id()).isEqualTo(token.token().id());
        assertThat(listed.packages()).containsExactly("com.team.*");
        assertThat(listed.issuedBy()).contains("ada");
        stage.withToken(token.secret()).bundles().publish(stage.file(ClientStage.bundle(APP, "1.2.0", key)));
        bots.revokeToken("team-ci", listed.id());
        assertThat(bots.tokens("team-ci")).isEmpty();
        bots.delete("team-ci");
        assertThat(bots.list()).isEmpty();
    }

    void handsOver() {
        ada.organizations().packages(ORG).unlink(APP);
        assertThat(ada.packages().settings(APP).owner()).isEqualTo("ada");
        TransferOffer offer = ada.packages().offer(APP, Person.of("bob"));
        assertThat(offer.from()).isEqualTo("ada");
        assertThat(offer.to()).isEqualTo("bob");
        assertThat(bob.packages().offerOf(APP)).isEqualTo(offer);
        assertThat(bob.packages().offers().incoming()).containsExactly(offer);
        assertThat(ada.packages().offers().outgoing()).containsExactly(offer);
        assertThat(ada.packages().settings(APP).transfer()).contains(offer);
        bob.packages().endOffer(APP);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> ada.packages().offerOf(APP))
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(404));
        ada.packages().offer(APP, Person.of("bob@example.com"));
        bob.packages().accept(APP);
        assertThat(bob.packages().settings(APP).owner()).isEqualTo("bob");

        ada.organizations().transfer(ORG, Person.of("bob"));
        assertThat(bob.organizations().get(ORG).role()).contains(Role.OWNER);
        bob.organizations().delete(ORG);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> bob.organizations().get(ORG))
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(404));
    }
}
