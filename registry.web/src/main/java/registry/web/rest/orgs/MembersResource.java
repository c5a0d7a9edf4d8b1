package registry.web.rest.orgs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import registry.accounts.Actor;
import registry.orgs.Invitation;
import registry.orgs.Member;
import registry.orgs.Members;
import registry.orgs.Org;
import registry.orgs.Role;
import registry.web.http.Json;
import registry.web.http.WebError;
import registry.web.rest.JsonBody;
import registry.web.rest.JsonReply;

/** Who belongs to an organization. Members are named by e-mail address or user name. */
@Path("api/v2/orgs/{org}/members")
public final class MembersResource {
    private final OrgAccess access;
    private final Members members;
    private final MemberJson json;
    private final InvitationJson invitations;

    MembersResource(OrgAccess access, Members members, MemberJson json, InvitationJson invitations) {
        this.access = access;
        this.members = members;
        this.json = json;
        this.invitations = invitations;
    }

    /** {@code {"members":[…]}}, for everybody; e-mail addresses only for members and administrators. */
    @GET
    public Response list(@PathParam("org") String id) {
        Org org = access.find(id);
        OrgViewer viewer = access.viewer(org);
        ObjectNode answer = Json.object();
        ArrayNode array = answer.putArray("members");
        members.list(org.id()).stream().sorted(MemberJson.ORDER).forEach(member -> array.add(json.of(member, viewer)));
        return JsonReply.secret(200, answer);
    }

    /**
     * Body {@code {email | username, role?}}; 204 when the account is a member now, 202 with {@code {"invitation":…}} when
     * the address is invited.
     */
    @POST
    public Response add(@PathParam("org") String id, InputStream body) {
        Org org = access.find(id);
        Actor actor = access.manager(org, Role.ADMIN);
        JsonBody wanted = JsonBody.read(body, WebError.BAD_REQUEST);
        Role role = wanted.optionalText("role").map(MembersResource::role).orElse(Role.MEMBER);
        return switch (Malformed.asBadRequest(() -> members.add(actor, org.id(), NamedMember.of(wanted), role))) {
            case Member member -> Response.noContent().build();
            case Invitation invitation ->
                JsonReply.secret(202, Json.object().set("invitation", invitations.of(invitation)));
        };
    }

    /** Body {@code {role}}; 204. */
    @PATCH
    @Path("{member}")
    public Response change(@PathParam("org") String id, @PathParam("member") String name, InputStream body) {
        Org org = access.find(id);
        Actor actor = access.manager(org, Role.OWNER);
        Role role = role(JsonBody.read(body, WebError.BAD_REQUEST).text("role"));
        members.change(actor, org.id(), name, role);
        return Response.noContent().build();
    }

    /** Removes a member, or leaves; 204, also when there is no such member. */
    @DELETE
    @Path("{member}")
    public Response remove(@PathParam("org") String id, @PathParam("member") String name) {
        Org org = access.find(id);
        members.remove(access.manager(), org.id(), name);
        return Response.noContent().build();
    }

    private static Role role(String name) {
        return Malformed.asBadRequest(() -> Role.parse(name));
    }
}
