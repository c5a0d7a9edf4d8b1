package registry.web.rest;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Locale;
import java.util.regex.Pattern;
import registry.api.ApiError;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.catalog.Catalog;
import registry.catalog.CatalogError;
import registry.catalog.DownloadKind;
import registry.web.http.Json;

/** Downloads that clients report themselves. */
@Path("api/v2/downloads/record")
public final class DownloadResource {
    /** What clients may send in any case, before it is looked up. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]*[a-z0-9]");

    private final Catalog catalog;

    /** Counts in {@code catalog}. */
    public DownloadResource(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Body {@code {package, version?}}; older clients say {@code pkg}. */
    @POST
    public Response record(InputStream body) {
        String name = name(body);
        if (!PackageName.isValid(name) || !catalog.recordDownload(PackageName.parse(name), DownloadKind.RECORDED)) {
            throw new RegistryException(CatalogError.PACKAGE_NOT_FOUND, "there is no package " + name);
        }
        return JsonReply.ok(Json.object().put("ok", true).put("package", name));
    }

    private static String name(InputStream body) {
        JsonBody json = JsonBody.read(body, ApiError.INVALID_REQUEST);
        String name = json.optionalText("package")
                .or(() -> json.optionalText("pkg"))
                .orElse("")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (name.length() > PackageName.MAX_LENGTH || !NAME.matcher(name).matches()) {
            throw new RegistryException(ApiError.INVALID_REQUEST, "package must be the name of a package");
        }
        return name;
    }
}
