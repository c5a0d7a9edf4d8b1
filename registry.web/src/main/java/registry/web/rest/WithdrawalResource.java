package registry.web.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import registry.accounts.Actor;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.catalog.Catalog;
import registry.catalog.CatalogError;
import registry.catalog.Yank;
import registry.web.http.Json;

/** Taking versions and packages back. */
@Path("api/v2/bundles")
public final class WithdrawalResource {
    private final Access access;
    private final Catalog catalog;

    /** Changes {@code catalog}. */
    public WithdrawalResource(Access access, Catalog catalog) {
        this.access = access;
        this.catalog = catalog;
    }

    /** Body {@code {yanked, reason?}}. */
    @POST
    @Path("{package}/{version}/yank")
    public Response yank(@PathParam("package") String name, @PathParam("version") String version, InputStream body) {
        PackageName packageName = PackageName.parse(name);
        BundleVersion bundleVersion = BundleVersion.parse(version);
        Actor actor = access.require();
        JsonBody json = JsonBody.read(body);
        Yank yank = new Yank(json.flag("yanked"), json.optionalText("reason"));
        catalog.yank(actor, packageName, bundleVersion, yank);
        ObjectNode answer =
                Json.object().put("package", name).put("version", version).put("yanked", yank.yanked());
        yank.reason().ifPresent(reason -> answer.put("yankReason", reason));
        return JsonReply.ok(answer);
    }

    /** Deletes one version for ever. */
    @DELETE
    @Path("{package}/{version}")
    public Response deleteVersion(@PathParam("package") String name, @PathParam("version") String version) {
        Actor actor = access.require();
        if (!PackageName.isValid(name) || !BundleVersion.isValid(version)) {
            throw new RegistryException(
                    CatalogError.NOT_FOUND, "there is no such version; check the package name and the version");
        }
        catalog.deleteVersion(actor, PackageName.parse(name), BundleVersion.parse(version));
        return JsonReply.ok(Json.object().put("message", "Deleted " + name + "@" + version));
    }

    /** Deletes every version for ever. */
    @DELETE
    @Path("{package}")
    public Response deletePackage(@PathParam("package") String name) {
        Actor actor = access.require();
        if (!PackageName.isValid(name)) {
            throw new RegistryException(CatalogError.PACKAGE_NOT_FOUND, "there is no such package; check its name");
        }
        catalog.deletePackage(actor, PackageName.parse(name));
        return JsonReply.ok(Json.object().put("message", "Deleted package " + name));
    }
}
