package registry.web.rest.orgs;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import registry.accounts.Actor;
import registry.orgs.Org;
import registry.orgs.OrgChange;
import registry.orgs.OrgMetadata;
import registry.orgs.Orgs;
import registry.orgs.Role;
import registry.web.http.WebError;
import registry.web.rest.Access;
import registry.web.rest.JsonBody;
import registry.web.rest.JsonReply;

/** One organization. */
@Path("api/v2/orgs/{org}")
public final class OrgResource {
    private final OrgAccess access;
    private final Access callers;
    private final Orgs orgs;
    private final OrgJson json;

    OrgResource(OrgAccess access, Access callers, Orgs orgs, OrgJson json) {
        this.access = access;
        this.callers = callers;
        this.orgs = orgs;
        this.json = json;
    }

    /** The organization, for everybody; with {@code role} for its members. */
    @GET
    public Response get(@PathParam("org") String id) {
        Org org = access.find(id);
        return JsonReply.secret(200, json.of(org, access.viewer(org).role()));
    }

    /** Body {@code {name?, metadata?}}; metadata is replaced as a whole, and {@code null} removes it. */
    @PATCH
    public Response change(@PathParam("org") String id, InputStream body) {
        Org org = access.find(id);
        Actor actor = access.manager(org, Role.ADMIN);
        JsonBody wanted = JsonBody.read(body, WebError.BAD_REQUEST);
        Org changed = Malformed.asBadRequest(() -> orgs.change(actor, org.id(), change(wanted)));
        return JsonReply.secret(200, json.of(changed, access.viewer(changed).role()));
    }

    /** Deletes it for ever; its packages stay their owners'. */
    @DELETE
    public Response delete(@PathParam("org") String id) {
        Org org = access.find(id);
        orgs.delete(callers.require(), org.id());
        return Response.noContent().build();
    }

    private static OrgChange change(JsonBody wanted) {
        return new OrgChange(
                wanted.member("name").map(name -> wanted.text("name")),
                wanted.member("metadata").map(OrgResource::metadata));
    }

    private static OrgMetadata metadata(JsonNode json) {
        return json.isNull() ? OrgMetadata.NONE : OrgMetadata.parse(json);
    }
}
