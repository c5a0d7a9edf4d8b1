package registry.web.rest.orgs;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import registry.accounts.Actor;
import registry.orgs.Org;
import registry.orgs.Ownership;
import registry.orgs.Role;
import registry.web.http.WebError;
import registry.web.rest.JsonBody;

/** Hands an organization over. */
@Path("api/v2/orgs/{org}/transfer")
public final class OrgTransferResource {
    private final OrgAccess access;
    private final Ownership ownership;

    OrgTransferResource(OrgAccess access, Ownership ownership) {
        this.access = access;
        this.ownership = ownership;
    }

    /** Body {@code {email | username}}: a member, who becomes owner, while the caller becomes admin; 204. */
    @POST
    public Response transfer(@PathParam("org") String id, InputStream body) {
        Org org = access.find(id);
        Actor actor = access.manager(org, Role.OWNER);
        String name = NamedMember.of(JsonBody.read(body, WebError.BAD_REQUEST));
        return Malformed.asBadRequest(() -> {
            ownership.transfer(actor, org.id(), name);
            return Response.noContent().build();
        });
    }
}
