package registry.web.rest.orgs;

import java.util.List;
import registry.accounts.VerifiedAccounts;
import registry.orgs.Organizations;
import registry.signing.key.SignatureSchemes;
import registry.web.rest.Access;

/** Makes the resources of this package. */
public final class OrgResources {
    private OrgResources() {}

    /** All of them. */
    public static List<Object> of(
            Access callers, Organizations organizations, VerifiedAccounts verified, SignatureSchemes schemes) {
        OrgAccess access = new OrgAccess(callers, organizations.orgs(), organizations.members());
        Memberships memberships = new Memberships(access, organizations.orgs(), organizations.members());
        OrgJson json = new OrgJson(organizations.orgs());
        SignerPolicyJson policyJson = new SignerPolicyJson(schemes);
        InvitationJson invitations = new InvitationJson(organizations.invitations());
        return List.of(
                new OrgsResource(access, organizations.orgs(), memberships, json),
                new OrgResource(access, callers, organizations.orgs(), json),
                new MembersResource(access, organizations.members(), new MemberJson(verified), invitations),
                new InvitationsResource(access, callers, organizations.invitations(), invitations),
                new TransferResource(access, organizations.ownership()),
                new LinksResource(access, organizations.links()),
                new OrgSignersResource(access, organizations.signers(), policyJson),
                new PackageSignersResource(access, organizations.signers(), policyJson),
                new BotsResource(access, organizations.bots()),
                new BotTokensResource(access, organizations.bots()));
    }
}
