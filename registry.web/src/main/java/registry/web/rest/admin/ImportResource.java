package registry.web.rest.admin;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.RegistryException;
import registry.catalog.Catalog;
import registry.migration.ImportReport;
import registry.migration.LegacyImport;
import registry.web.admin.LegacySource;
import registry.web.rest.Access;
import registry.web.rest.JsonBody;
import registry.web.rest.JsonReply;

/**
 * Imports a legacy deployment while the server runs, for administrators. Where from, only the settings say: a request
 * cannot make the server dial anywhere.
 */
@Path("api/admin/import/legacy-redis")
public final class ImportResource {
    private final Access access;
    private final ConfigScope settings;
    private final LegacyImport importer;
    private final Catalog catalog;
    private final Semaphore turn = new Semaphore(1);

    /** Imports by {@code importer} what {@code settings} name. */
    public ImportResource(Access access, ConfigScope settings, LegacyImport importer, Catalog catalog) {
        this.access = access;
        this.settings = settings;
        this.importer = importer;
        this.catalog = catalog;
    }

    /** Body {@code {dryRun?, trustOwners?}}; answers with the report when the import is done. */
    @POST
    public Response run(InputStream body) {
        access.requireAdministrator();
        JsonBody wanted = JsonBody.read(body);
        boolean dryRun = flag(wanted, "dryRun");
        LegacyImport.Source source = LegacySource.of(settings, flag(wanted, "trustOwners"))
                .orElseThrow(() -> new RegistryException(
                        ApiError.NOT_FOUND,
                        "nothing to import from is configured; set registry.import.legacy-redis.url and start again"));
        if (!turn.tryAcquire()) {
            throw new RegistryException(ApiError.TOO_MANY_REQUESTS, "an import is running; wait for it to end");
        }
        try {
            ImportReport report = dryRun ? importer.rehearse(source, step -> {}) : importer.run(source, step -> {});
            catalog.catchUpWithImport();
            return JsonReply.secret(200, report.json());
        } finally {
            turn.release();
        }
    }

    private static boolean flag(JsonBody body, String name) {
        return body.member(name)
                .map(value -> {
                    if (!value.isBoolean()) {
                        throw new RegistryException(ApiError.INVALID_PARAMS, name + " must be true or false");
                    }
                    return value.booleanValue();
                })
                .orElse(false);
    }
}
