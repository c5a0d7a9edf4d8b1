package registry.web.rest.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import registry.web.http.Json;
import registry.web.rest.Access;
import registry.web.rest.JsonReply;

/** How one process and its stores are, in figures, for administrators. */
@Path("api/admin/health")
public final class AdminHealthResource {
    private final Access access;
    private final Vitals vitals;

    /** Tells of {@code vitals}. */
    public AdminHealthResource(Access access, Vitals vitals) {
        this.access = access;
        this.vitals = vitals;
    }

    /** Sizes are bytes. A registry in trouble is told of by status 200 and {@code "status":"down"}. */
    @GET
    public Response get() {
        access.requireAdministrator();
        Vitals.Reading reading = vitals.read();
        ObjectNode json = Json.object().put("status", reading.trouble().isEmpty() ? "up" : "down");
        reading.revision().ifPresent(revision -> json.put("revision", revision));
        reading.trouble().ifPresent(text -> json.put("trouble", text));
        ArrayNode warnings = json.putArray("warnings");
        reading.warnings().forEach(warnings::add);
        reading.version().ifPresent(version -> json.put("version", version));
        json.put("java", reading.java()).put("startedAt", reading.started().toString());
        json.put("processors", reading.processors())
                .putObject("memory")
                .put("used", reading.memoryUsed())
                .put("max", reading.memoryMax());
        reading.disk()
                .ifPresent(
                        disk -> json.putObject("disk").put("free", disk.free()).put("total", disk.total()));
        return JsonReply.secret(200, json);
    }
}
