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
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.orgs.Links;
import registry.orgs.Org;
import registry.orgs.OrgsError;
import registry.web.http.Json;
import registry.web.http.WebError;
import registry.web.rest.JsonBody;
import registry.web.rest.JsonReply;

/** The packages of an organization. */
@Path("api/v2/orgs/{org}/packages")
public final class LinksResource {
    private final OrgAccess access;
    private final Links links;

    LinksResource(OrgAccess access, Links links) {
        this.access = access;
        this.links = links;
    }

    /** {@code {"packages":["com.example.app",…]}}, sorted, for everybody. */
    @GET
    public Response list(@PathParam("org") String id) {
        Org org = access.find(id);
        ObjectNode answer = Json.object();
        ArrayNode names = answer.putArray("packages");
        links.list(org.id()).forEach(name -> names.add(name.value()));
        return JsonReply.secret(200, answer);
    }

    /** Body {@code {package}}; 204, also when it is linked here already. */
    @POST
    public Response link(@PathParam("org") String id, InputStream body) {
        Org org = access.find(id);
        Actor actor = access.manager();
        JsonBody wanted = JsonBody.read(body, WebError.BAD_REQUEST);
        String name = wanted.text("package").strip();
        if (!PackageName.isValid(name)) {
            throw wanted.invalid("package must be the name of a package, such as com.example.app");
        }
        links.link(actor, org.id(), PackageName.parse(name));
        return Response.noContent().build();
    }

    /** Ends the link; 204. */
    @DELETE
    @Path("{package}")
    public Response unlink(@PathParam("org") String id, @PathParam("package") String name) {
        Org org = access.find(id);
        Actor actor = access.manager();
        if (!PackageName.isValid(name)) {
            throw new RegistryException(
                    OrgsError.NOT_FOUND, "no such package is linked to '" + org.id() + "'; check its name");
        }
        links.unlink(actor, org.id(), PackageName.parse(name));
        return Response.noContent().build();
    }
}
