package registry.web.rest.orgs;

import java.util.List;
import registry.accounts.VerifiedAccounts;
import registry.catalog.Catalog;
import registry.orgs.Organizations;
import registry.signing.key.SignatureSchemes;
import registry.web.rest.Access;

/** Makes the resources of this package. */
public final class OrgResources {
    private OrgResources() {}

    /**
     * What they need that is no business of organizations.
     *
     * @param schemes the keys that signer policies may name
     * @param catalog shows whose packages are
     */
    public record Parts(SignatureSchemes schemes, Catalog catalog) {}

    /** All of them. */
    public static List<Object> of(Access callers, Organizations organizations, VerifiedAccounts verified, Parts parts) {
        OrgAccess access = new OrgAccess(callers, organizations.orgs(), organizations.members());
        Memberships memberships = new Memberships(access, organizations.orgs(), organizations.members());
        OrgJson json = new OrgJson(organizations.orgs());
        SignerPolicyJson policyJson = new SignerPolicyJson(parts.schemes());
        InvitationJson invitations = new InvitationJson(organizations.invitations());
        return List.of(
                new OrgsResource(access, organizations.orgs(), memberships, json),
                new OrgResource(access, callers, organizations.orgs(), json),
                new MembersResource(access, organizations.members(), new MemberJson(verified), invitations),
                new InvitationsResource(access, callers, organizations.invitations(), invitations),
                new OrgTransferResource(access, organizations.ownership()),
                new LinksResource(access, organizations.links()),
                new OrgSignersResource(access, organizations.signers(), policyJson),
                new PackageSignersResource(access, organizations.signers(), policyJson),
                new PackageResource(callers, organizations.settings(), policyJson),
                new PackageTransferResource(callers, organizations.transfers(), parts.catalog()),
                new TransfersResource(callers, organizations.transfers()),
                new BotsResource(access, organizations.bots()),
                new BotTokensResource(access, organizations.bots()));
    }
}
