package registry.web.rest.orgs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import registry.api.PackageName;
import registry.orgs.PackageSettings;
import registry.web.http.Json;
import registry.web.rest.Access;
import registry.web.rest.JsonReply;

/** How a package is set up, for those with rights to it. */
@Path("api/v2/packages/{package}")
public final class PackageResource {
    private final Access access;
    private final PackageSettings settings;
    private final SignerPolicyJson policies;

    PackageResource(Access access, PackageSettings settings, SignerPolicyJson policies) {
        this.access = access;
        this.settings = settings;
        this.policies = policies;
    }

    /** Owner, organization, signer policy and pending transfer. */
    @GET
    public Response get(@PathParam("package") String name) {
        PackageName packageName = PackageNames.require(name);
        PackageSettings.Shown shown = settings.of(access.require(), packageName);
        ObjectNode json = Json.object().put("package", shown.name().value()).put("owner", shown.owner());
        shown.org().ifPresentOrElse(org -> json.put("org", org.value()), () -> json.putNull("org"));
        json.set("signerPolicy", policies.of(shown.signers()));
        shown.transfer()
                .ifPresentOrElse(offer -> json.set("transfer", TransferJson.of(offer)), () -> json.putNull("transfer"));
        return JsonReply.secret(200, json);
    }
}
