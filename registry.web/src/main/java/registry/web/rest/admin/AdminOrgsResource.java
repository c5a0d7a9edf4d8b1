package registry.web.rest.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import registry.accounts.Actor;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.orgs.Org;
import registry.orgs.OrgId;
import registry.orgs.Organizations;
import registry.orgs.OrgsError;
import registry.web.http.Json;
import registry.web.rest.Access;

/** The organizations, for administrators. */
@Path("api/admin/orgs")
public final class AdminOrgsResource {
    private final Access access;
    private final Organizations organizations;

    /** Changes {@code organizations}. */
    public AdminOrgsResource(Access access, Organizations organizations) {
        this.access = access;
        this.organizations = organizations;
    }

    /** {@code {"orgs":[…]}} by id. */
    @GET
    public Response list() {
        access.requireAdministrator();
        return AdminReply.list("orgs", organizations.orgs().all().map(AdminOrgsResource::json));
    }

    /** Body {@code {action}}. */
    @PATCH
    @Path("{id}")
    public Response change(@PathParam("id") String id, InputStream body) {
        Actor actor = access.requireAdministrator();
        AdminAction action = AdminAction.read(body);
        switch (action.name()) {
            case "verify" -> organizations.orgs().verify(actor, id(id), true);
            case "unverify" -> organizations.orgs().verify(actor, id(id), false);
            default -> throw action.unknown("verify, unverify");
        }
        return AdminReply.ok();
    }

    /** Deletes an organization; its packages stay their owners'. */
    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id) {
        Actor actor = access.requireAdministrator();
        organizations.orgs().delete(actor, id(id));
        return AdminReply.deleted();
    }

    /** {@code {"members":[…]}}: their e-mail addresses. */
    @GET
    @Path("{id}/members")
    public Response members(@PathParam("id") String id) {
        access.requireAdministrator();
        return AdminReply.list(
                "members",
                organizations.members().list(id(id)).stream()
                        .map(member -> member.account().email())
                        .sorted()
                        .map(TextNode::valueOf));
    }

    /** {@code {"packages":[…]}}: their names. */
    @GET
    @Path("{id}/packages")
    public Response packages(@PathParam("id") String id) {
        access.requireAdministrator();
        return AdminReply.list(
                "packages",
                organizations.links().list(id(id)).stream()
                        .map(PackageName::value)
                        .map(TextNode::valueOf));
    }

    private static OrgId id(String text) {
        return OrgId.tryParse(text)
                .orElseThrow(() ->
                        new RegistryException(OrgsError.NOT_FOUND, "there is no such organization; check its id"));
    }

    private static ObjectNode json(Org org) {
        ObjectNode json = Json.object()
                .put("id", org.id().value())
                .put("name", org.name())
                .put("slug", org.id().value())
                .put("verified", org.verified())
                .put("adminVerified", org.verified())
                .put("createdAt", org.createdAt().toString());
        json.set("metadata", org.metadata().json());
        return json;
    }
}
