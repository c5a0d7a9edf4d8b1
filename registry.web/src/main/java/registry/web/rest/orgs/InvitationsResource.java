package registry.web.rest.orgs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import registry.orgs.Invitations;
import registry.orgs.Org;
import registry.orgs.Role;
import registry.web.http.Json;
import registry.web.rest.Access;
import registry.web.rest.JsonReply;

/** Who is invited to an organization: made by {@link MembersResource#add}. */
@Path("api/v2/orgs/{org}/invitations")
public final class InvitationsResource {
    private final OrgAccess access;
    private final Access callers;
    private final Invitations invitations;
    private final InvitationJson json;

    InvitationsResource(OrgAccess access, Access callers, Invitations invitations, InvitationJson json) {
        this.access = access;
        this.callers = callers;
        this.invitations = invitations;
        this.json = json;
    }

    /** {@code {"invitations":[…]}}, oldest first, for admins, owners and administrators. */
    @GET
    public Response list(@PathParam("org") String id) {
        Org org = access.find(id);
        ObjectNode answer = Json.object();
        ArrayNode array = answer.putArray("invitations");
        invitations.list(callers.require(), org.id()).forEach(invitation -> array.add(json.of(invitation)));
        return JsonReply.secret(200, answer);
    }

    /** Takes one back; 204. */
    @DELETE
    @Path("{email}")
    public Response revoke(@PathParam("org") String id, @PathParam("email") String email) {
        Org org = access.find(id);
        invitations.revoke(access.manager(org, Role.ADMIN), org.id(), email);
        return Response.noContent().build();
    }
}
