package registry.web.rest.orgs;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import registry.accounts.Actor;
import registry.orgs.Org;
import registry.orgs.Role;
import registry.orgs.SignerPolicies;
import registry.orgs.SignerPolicy;
import registry.web.rest.JsonReply;

/** Which keys may sign the packages of an organization. */
@Path("api/v2/orgs/{org}/signer-policy")
public final class OrgSignersResource {
    private final OrgAccess access;
    private final SignerPolicies signers;
    private final SignerPolicyJson json;

    OrgSignersResource(OrgAccess access, SignerPolicies signers, SignerPolicyJson json) {
        this.access = access;
        this.signers = signers;
        this.json = json;
    }

    /** What is set and what holds, for everybody. */
    @GET
    public Response get(@PathParam("org") String id) {
        return JsonReply.secret(200, json.of(signers.of(access.find(id).id())));
    }

    /** Body {@code {policy, signers?}}; answers what holds now. */
    @PUT
    public Response set(@PathParam("org") String id, InputStream body) {
        Org org = access.find(id);
        Actor actor = access.manager(org, Role.OWNER);
        SignerPolicy policy = json.read(body);
        return JsonReply.secret(200, json.of(signers.set(actor, org.id(), Optional.of(policy))));
    }

    /** Takes the policy away; answers what holds now. */
    @DELETE
    public Response clear(@PathParam("org") String id) {
        Org org = access.find(id);
        Actor actor = access.manager(org, Role.OWNER);
        return JsonReply.secret(200, json.of(signers.set(actor, org.id(), Optional.empty())));
    }
}
