package registry.web.rest.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import registry.web.http.Json;
import registry.web.rest.Access;

/** The configuration that applies, for administrators. What may be a secret is not shown. */
@Path("api/admin/config")
public final class AdminConfigResource {
    private final Access access;
    private final List<ConfigEntry> entries;

    /** Tells of {@code entries}, which do not change while the registry runs. */
    public AdminConfigResource(Access access, List<ConfigEntry> entries) {
        this.access = access;
        this.entries = List.copyOf(entries);
    }

    /** {@code {"settings":[…]}} by key. */
    @GET
    public Response list() {
        access.requireAdministrator();
        return AdminReply.list("settings", entries.stream().map(AdminConfigResource::json));
    }

    private static ObjectNode json(ConfigEntry entry) {
        return Json.object()
                .put("key", entry.key())
                .put("value", entry.value().orElse(null))
                .put("masked", entry.masked())
                .put("source", entry.source().name().toLowerCase(Locale.ROOT));
    }
}
