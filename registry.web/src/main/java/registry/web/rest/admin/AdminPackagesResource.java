package registry.web.rest.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import registry.catalog.PackageSummary;
import registry.web.http.Json;
import registry.web.rest.Access;

/** The packages, for administrators. */
@Path("api/admin/packages")
public final class AdminPackagesResource {
    private final Access access;
    private final Catalog catalog;

    /** Changes {@code catalog}. */
    public AdminPackagesResource(Access access, Catalog catalog) {
        this.access = access;
        this.catalog = catalog;
    }

    /** {@code {"packages":[…]}} by name, as of now. */
    @GET
    public Response list() {
        access.requireAdministrator();
        return AdminReply.list("packages", catalog.freshListing().packages().map(AdminPackagesResource::json));
    }

    /** Body {@code {action, version?}}. */
    @PATCH
    @Path("{name}")
    public Response change(@PathParam("name") String name, InputStream body) {
        Actor actor = access.requireAdministrator();
        AdminAction action = AdminAction.read(body);
        switch (action.name()) {
            case "verify" -> catalog.verify(actor, name(name), true);
            case "unverify" -> catalog.verify(actor, name(name), false);
            case "delete_version" -> deleteVersion(actor, name, action);
            default -> throw action.unknown("verify, unverify, delete_version");
        }
        return AdminReply.ok();
    }

    /** Deletes all versions for ever. */
    @DELETE
    @Path("{name}")
    public Response delete(@PathParam("name") String name) {
        Actor actor = access.requireAdministrator();
        catalog.deletePackage(actor, name(name));
        return AdminReply.deleted();
    }

    private void deleteVersion(Actor actor, String name, AdminAction action) {
        String version = action.text("version")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new RegistryException(
                        AdminError.VERSION_REQUIRED, "delete_version needs the version, such as 1.0.0"));
        PackageName packageName = name(name);
        if (!BundleVersion.isValid(version)) {
            throw new RegistryException(
                    CatalogError.NOT_FOUND, "there is no such version of " + packageName + "; check its number");
        }
        catalog.deleteVersion(actor, packageName, BundleVersion.parse(version));
    }

    private static PackageName name(String text) {
        if (!PackageName.isValid(text)) {
            throw new RegistryException(CatalogError.PACKAGE_NOT_FOUND, "there is no such package; check its name");
        }
        return PackageName.parse(text);
    }

    private static ObjectNode json(PackageSummary summary) {
        return Json.object()
                .put("name", summary.name().value())
                .put("latestVersion", summary.latest().toString())
                .put("versionCount", summary.versions())
                .put("author", summary.author())
                .put("verified", summary.verified())
                .put("adminVerified", summary.badge())
                .put("unverified", summary.unverified())
                .put("downloads", summary.downloads())
                .put("owner", summary.owner().value());
    }
}
