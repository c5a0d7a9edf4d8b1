package registry.web.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.catalog.CatalogError;
import registry.catalog.EditResult;
import registry.web.http.Json;
import registry.web.upload.Uploads;

/** Signed edits of the metadata. Who calls is asked before a byte of the body is read, and again after the last one. */
@Path("api/v2/bundles")
public final class EditResource {
    private static final List<String> PATH = List.of("api", "v2", "bundles");

    private final Access access;
    private final Uploads uploads;

    /** Edits through {@code uploads}. */
    public EditResource(Access access, Uploads uploads) {
        this.access = access;
        this.uploads = uploads;
    }

    /** Whether a request is for this resource, whose bodies are longer than others. */
    public static boolean isFor(String method, String path) {
        if (!method.equals("PATCH")) {
            return false;
        }
        List<String> parts = Arrays.stream(path.split("/", -1))
                .filter(part -> !part.isEmpty())
                .toList();
        return parts.size() == PATH.size() + 2 && parts.subList(0, PATH.size()).equals(PATH);
    }

    /** Body: the published manifest with other metadata, signed. */
    @PATCH
    @Path("{package}/{version}")
    public Response edit(@PathParam("package") String name, @PathParam("version") String version, InputStream body) {
        editor();
        if (!PackageName.isValid(name) || !BundleVersion.isValid(version)) {
            throw new RegistryException(
                    CatalogError.NOT_FOUND, "there is no such version; check the package name and the version");
        }
        EditResult result = uploads.edit(this::editor, PackageName.parse(name), BundleVersion.parse(version), body);
        ObjectNode json = Json.object()
                .put("message", "Bundle metadata updated")
                .put("package", name)
                .put("version", version);
        ArrayNode changed = json.putArray("changed");
        result.changed().forEach(changed::add);
        json.set("warnings", WarningJson.of(result.warnings()));
        return JsonReply.ok(json);
    }

    private Actor editor() {
        Actor actor = access.require();
        actor.require(Scope.PUBLISH);
        return actor;
    }
}
