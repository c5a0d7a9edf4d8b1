package registry.web.rest.orgs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import registry.accounts.Actor;
import registry.orgs.Bots;
import registry.orgs.Member;
import registry.orgs.Org;
import registry.orgs.Role;
import registry.web.http.Json;
import registry.web.http.WebError;
import registry.web.rest.JsonBody;
import registry.web.rest.JsonReply;

/** The bots of an organization, for its admins and owners. */
@Path("api/v2/orgs/{org}/bots")
public final class BotsResource {
    private final OrgAccess access;
    private final Bots bots;

    BotsResource(OrgAccess access, Bots bots) {
        this.access = access;
        this.bots = bots;
    }

    /** {@code {"bots":[…]}}, in the order of their creation. */
    @GET
    public Response list(@PathParam("org") String id) {
        Org org = access.find(id);
        access.manager(org, Role.ADMIN);
        ObjectNode answer = Json.object();
        ArrayNode array = answer.putArray("bots");
        bots.list(org.id()).stream()
                .sorted(MemberJson.ORDER)
                .map(BotsResource::json)
                .forEach(array::add);
        return JsonReply.secret(200, answer);
    }

    /** Body {@code {name}}, the user name of the new bot; 201. */
    @POST
    public Response create(@PathParam("org") String id, InputStream body) {
        Org org = access.find(id);
        Actor actor = access.manager(org, Role.ADMIN);
        String name = JsonBody.read(body, WebError.BAD_REQUEST).text("name");
        return JsonReply.secret(201, json(bots.create(actor, org.id(), name)));
    }

    /** Deletes a bot and its tokens; 204. */
    @DELETE
    @Path("{bot}")
    public Response remove(@PathParam("org") String id, @PathParam("bot") String name) {
        Org org = access.find(id);
        bots.remove(access.manager(org, Role.ADMIN), org.id(), name);
        return Response.noContent().build();
    }

    private static ObjectNode json(Member bot) {
        return Json.object()
                .put("name", bot.account().displayName())
                .put("email", bot.account().email())
                .put("createdAt", bot.since().toString());
    }
}
