package registry.web.hot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.common.uri.UriQuery;
import io.helidon.http.Method;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import registry.accounts.Actor;
import registry.accounts.AuditEntry;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.RegistryException;
import registry.catalog.Catalog;
import registry.maintenance.Maintenance;
import registry.migration.ImportProgress;
import registry.migration.ImportReport;
import registry.migration.LegacyImport;
import registry.web.admin.LegacySource;
import registry.web.http.Answers;
import registry.web.http.Json;
import registry.web.http.Problem;
import registry.web.http.WebError;
import registry.web.rest.Access;

/**
 * The import of a legacy deployment, told as lines of JSON while it goes on, since it may take long. The last line is the
 * report, or why there is none; an answer without it was cut off. Where from, only the settings say: a request cannot make
 * the server dial anywhere. One at a time. Thread-safe.
 */
public final class ImportRoutes implements HttpService {
    /** Where this belongs. */
    public static final String PATH = "/api/admin/import/legacy-redis";

    private final Access access;
    private final Parts parts;
    private final Semaphore turn = new Semaphore(1);

    /** Imports with these parts. */
    public ImportRoutes(Access access, Parts parts) {
        this.access = access;
        this.parts = parts;
    }

    /**
     * What imports.
     *
     * @param settings the scope of the whole configuration, {@code registry}
     * @param catalog shows what was imported
     * @param maintenance records who did it
     */
    public record Parts(ConfigScope settings, LegacyImport importer, Catalog catalog, Maintenance maintenance) {}

    @Override
    public void routing(HttpRules rules) {
        rules.any("/", this::run);
    }

    private void run(ServerRequest request, ServerResponse response) {
        if (!request.prologue().method().equals(Method.POST)) {
            Answers.send(request, response, Problem.methodNotAllowed("POST, OPTIONS"));
            return;
        }
        Actor actor = access.requireAdministrator();
        boolean dryRun = flag(request.query(), "dryRun");
        LegacyImport.Source source = LegacySource.of(parts.settings(), flag(request.query(), "trustOwners"))
                .orElseThrow(() -> new RegistryException(
                        ApiError.NOT_FOUND,
                        "nothing to import from is configured; set registry.import.legacy-redis.url and start again"));
        if (!turn.tryAcquire()) {
            throw new RegistryException(WebError.BUSY, "an import is under way already; try again when it is done");
        }
        try {
            if (!dryRun) {
                parts.maintenance().record(AuditEntry.of(actor, "import.run", "registry"));
            }
            stream(response, source, dryRun);
        } finally {
            turn.release();
        }
    }

    private void stream(ServerResponse response, LegacyImport.Source source, boolean dryRun) {
        JsonLines out = new JsonLines(response);
        try {
            out.finish(outcome(out, source, dryRun));
        } catch (UncheckedIOException e) {
            throw new CloseConnectionException("the import was cut off", e);
        }
    }

    private ObjectNode outcome(JsonLines out, LegacyImport.Source source, boolean dryRun) {
        ImportProgress progress = new Lines(out);
        try {
            ImportReport report = dryRun
                    ? parts.importer().rehearse(source, progress)
                    : parts.importer().run(source, progress);
            return Json.object().set("done", report.json());
        } catch (RegistryException e) {
            if (!out.begun()) {
                throw e;
            }
            return Json.object()
                    .set("failed", Json.object().put("error", e.code().code()).put("message", e.detail()));
        } finally {
            parts.catalog().catchUpWithImport();
        }
    }

    private record Lines(JsonLines out) implements ImportProgress {
        @Override
        public void step(String words) {
            out.add(Json.object().put("progress", words));
        }

        @Override
        public void packages(long seen, long all) {
            out.add(Json.object().put("packages", seen).put("of", all));
        }
    }

    private static boolean flag(UriQuery query, String name) {
        return switch (query.first(name).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new RegistryException(ApiError.INVALID_PARAMS, name + " must be true or false");
        };
    }
}
