package registry.web.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import registry.web.http.Json;

/** The sign of life that existing clients ask for. */
@Path("{path: (api/)?healthz}")
public final class HealthzResource {
    private final Clock clock;

    /** Tells the time of {@code clock}. */
    public HealthzResource(Clock clock) {
        this.clock = clock;
    }

    /** {@code {"status":"ok","timestamp":…}}. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public JsonNode get() {
        return Json.object()
                .put("status", "ok")
                .put("timestamp", clock.instant().toString());
    }
}
