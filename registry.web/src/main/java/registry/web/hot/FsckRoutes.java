package registry.web.hot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.Method;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import registry.accounts.Actor;
import registry.accounts.AuditEntry;
import registry.api.RegistryException;
import registry.maintenance.Maintenance;
import registry.maintenance.check.Fsck;
import registry.maintenance.check.FsckReport;
import registry.storage.Finding;
import registry.web.http.Answers;
import registry.web.http.FsckJson;
import registry.web.http.Json;
import registry.web.http.Problem;
import registry.web.http.WebError;
import registry.web.rest.Access;

/**
 * An inspection of the whole registry, told as lines of JSON while it goes on, since it may take long. The last line is
 * the report; an answer without it was cut off. One at a time. Thread-safe.
 */
public final class FsckRoutes implements HttpService {
    /** Where this belongs. */
    public static final String PATH = "/api/admin/fsck";

    private static final System.Logger LOG = System.getLogger(FsckRoutes.class.getName());

    private final Access access;
    private final Maintenance maintenance;
    private final Semaphore turn = new Semaphore(1);

    /** Inspects with {@code maintenance}. */
    public FsckRoutes(Access access, Maintenance maintenance) {
        this.access = access;
        this.maintenance = maintenance;
    }

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
        if (!turn.tryAcquire()) {
            throw new RegistryException(WebError.BUSY, "an inspection is under way already; try again when it is done");
        }
        try {
            maintenance.record(AuditEntry.of(actor, "fsck.run", "registry"));
            stream(response);
        } finally {
            turn.release();
        }
    }

    private void stream(ServerResponse response) {
        JsonLines out = new JsonLines(response);
        try {
            FsckReport report = maintenance.fsck().run(new Lines(out, maintenance.bundleBytes()));
            out.finish(Json.object().set("done", FsckJson.totals(report)));
        } catch (RegistryException e) {
            if (!out.begun()) {
                throw e;
            }
            LOG.log(System.Logger.Level.WARNING, "an inspection was cut off", e);
            throw new CloseConnectionException("the inspection was cut off", e);
        } catch (UncheckedIOException e) {
            throw new CloseConnectionException("the inspection was cut off", e);
        }
    }

    private record Lines(JsonLines out, OptionalLong all) implements Fsck.Listener {
        @Override
        public void found(Finding finding) {
            out.add(Json.object().set("finding", FsckJson.finding(finding)));
        }

        @Override
        public void hashed(long bytes) {
            ObjectNode line = Json.object().put("hashed", bytes);
            all.ifPresent(total -> line.put("of", total));
            out.add(line);
        }
    }
}
