package registry.web.rest.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import registry.accounts.Actor;
import registry.accounts.AuditEntry;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.maintenance.Maintenance;
import registry.storage.BlobSweeper;
import registry.web.http.Json;
import registry.web.rest.Access;
import registry.web.rest.JsonReply;

/** Removes bundles that no version refers to, for administrators. */
@Path("api/admin/gc")
public final class GcResource {
    private static final int MOST_NAMED = 1_000;

    private final Access access;
    private final Maintenance maintenance;

    /** Removes with {@code maintenance}. */
    public GcResource(Access access, Maintenance maintenance) {
        this.access = access;
        this.maintenance = maintenance;
    }

    /** Answers what was removed, or with {@code ?dryRun=true} what would be. */
    @POST
    public Response run(@QueryParam("dryRun") @Nullable String dryRun) {
        Actor actor = access.requireAdministrator();
        boolean dry = flag(Optional.ofNullable(dryRun));
        BlobSweeper sweeper = maintenance.sweeper();
        if (!dry) {
            maintenance.record(AuditEntry.of(actor, "gc.run", "registry"));
        }
        BlobSweeper.Report report = dry ? sweeper.preview() : sweeper.sweep();
        ObjectNode json = Json.object()
                .put("dryRun", dry)
                .put("examined", report.examined())
                .put("removed", report.removed().size())
                .put("removedBytes", report.removedBytes());
        ArrayNode blobs = json.putArray("blobs");
        report.removed().stream()
                .limit(MOST_NAMED)
                .forEach(blob -> blobs.addObject()
                        .put("sha256", blob.digest().hex())
                        .put("size", blob.size())
                        .put("storedAt", blob.sealedAt().toString()));
        return JsonReply.secret(200, json);
    }

    private static boolean flag(Optional<String> text) {
        return switch (text.orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new RegistryException(ApiError.INVALID_PARAMS, "dryRun must be true or false");
        };
    }
}
