package registry.web.rest.orgs;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.catalog.Catalog;
import registry.orgs.OrgsError;
import registry.orgs.Transfers;
import registry.web.http.WebError;
import registry.web.rest.Access;
import registry.web.rest.JsonBody;
import registry.web.rest.JsonReply;

/** The offer of a package to another account. */
@Path("api/v2/packages/{package}/transfer")
public final class PackageTransferResource {
    private final Access access;
    private final Transfers transfers;
    private final Catalog catalog;

    PackageTransferResource(Access access, Transfers transfers, Catalog catalog) {
        this.access = access;
        this.transfers = transfers;
        this.catalog = catalog;
    }

    /** The offer that stands, for the owner, the recipient and administrators. */
    @GET
    public Response get(@PathParam("package") String name) {
        PackageName packageName = PackageNames.require(name);
        Actor actor = actor(Scope.READ);
        return transfers
                .find(actor, packageName)
                .map(offer -> JsonReply.secret(200, TransferJson.of(offer)))
                .orElseThrow(() -> new RegistryException(
                        OrgsError.NOT_FOUND, "no offer of package " + packageName + " is pending"));
    }

    /** Body {@code {email | username}}; 201, or 200 when another offer was pending. */
    @POST
    public Response offer(@PathParam("package") String name, InputStream body) {
        PackageName packageName = PackageNames.require(name);
        Actor actor = access.require();
        String recipient = NamedMember.of(JsonBody.read(body, WebError.BAD_REQUEST));
        Transfers.Made made = transfers.offer(actor, packageName, recipient);
        return JsonReply.secret(made.replacesAnother() ? 200 : 201, TransferJson.of(made.offer()));
    }

    /** Takes the offer back, or declines it; 204. */
    @DELETE
    public Response end(@PathParam("package") String name) {
        PackageName packageName = PackageNames.require(name);
        transfers.end(actor(Scope.ORGS), packageName);
        return Response.noContent().build();
    }

    /** Takes the package over; 204. Listings show the new owner at once. */
    @POST
    @Path("accept")
    public Response accept(@PathParam("package") String name) {
        PackageName packageName = PackageNames.require(name);
        transfers.accept(actor(Scope.ORGS), packageName);
        catalog.catchUp();
        return Response.noContent().build();
    }

    private Actor actor(Scope scope) {
        Actor actor = access.require();
        actor.require(scope);
        return actor;
    }
}
