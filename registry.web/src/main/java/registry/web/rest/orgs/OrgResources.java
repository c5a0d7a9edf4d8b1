package registry.web.rest.orgs;

import java.util.List;
import registry.accounts.VerifiedAccounts;
import registry.orgs.Organizations;
import registry.web.rest.Access;

/** Makes the resources of this package. */
public final class OrgResources {
    private OrgResources() {}

    /** All of them. */
    public static List<Object> of(Access callers, Organizations organizations, VerifiedAccounts verified) {
        OrgAccess access = new OrgAccess(callers, organizations.orgs(), organizations.members());
        Memberships memberships = new Memberships(access, organizations.orgs(), organizations.members());
        OrgJson json = new OrgJson(organizations.orgs());
        return List.of(
                new OrgsResource(access, organizations.orgs(), memberships, json),
                new OrgResource(access, callers, organizations.orgs(), json),
                new MembersResource(access, organizations.members(), new MemberJson(verified)),
                new LinksResource(access, organizations.links()),
                new BotsResource(access, organizations.bots()),
                new BotTokensResource(access, organizations.bots()));
    }
}
