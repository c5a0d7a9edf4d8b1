package registry.web.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
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
    public Response get() {
        String now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        return JsonReply.ok(Json.object().put("status", "ok").put("timestamp", now));
    }
}
