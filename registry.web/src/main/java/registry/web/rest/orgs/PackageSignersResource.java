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
import registry.api.PackageName;
import registry.orgs.SignerPolicies;
import registry.orgs.SignerPolicy;
import registry.web.rest.JsonReply;

/** Which keys may sign a package. */
@Path("api/v2/packages/{package}/signer-policy")
public final class PackageSignersResource {
    private final OrgAccess access;
    private final SignerPolicies signers;
    private final SignerPolicyJson json;

    PackageSignersResource(OrgAccess access, SignerPolicies signers, SignerPolicyJson json) {
        this.access = access;
        this.signers = signers;
        this.json = json;
    }

    /** What is set and what holds, for everybody. */
    @GET
    public Response get(@PathParam("package") String name) {
        return JsonReply.secret(200, json.of(signers.of(PackageNames.require(name))));
    }

    /** Body {@code {policy, signers?}}; answers what holds now. */
    @PUT
    public Response set(@PathParam("package") String name, InputStream body) {
        PackageName packageName = PackageNames.require(name);
        Actor actor = access.manager();
        SignerPolicy policy = json.read(body);
        return JsonReply.secret(200, json.of(signers.set(actor, packageName, Optional.of(policy))));
    }

    /** Takes the policy away; answers what holds now. */
    @DELETE
    public Response clear(@PathParam("package") String name) {
        PackageName packageName = PackageNames.require(name);
        Actor actor = access.manager();
        return JsonReply.secret(200, json.of(signers.set(actor, packageName, Optional.empty())));
    }
}
