package registry.web.rest.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import registry.web.http.Json;
import registry.web.rest.Access;

/** What is plugged in, for administrators. */
@Path("api/admin/plugins")
public final class AdminPluginsResource {
    private final Access access;
    private final List<InstalledPlugin> plugins;

    /** Tells of {@code plugins}, which do not change while the registry runs. */
    public AdminPluginsResource(Access access, List<InstalledPlugin> plugins) {
        this.access = access;
        this.plugins = List.copyOf(plugins);
    }

    /** {@code {"plugins":[…]}} by kind and id. */
    @GET
    public Response list() {
        access.requireAdministrator();
        return AdminReply.list("plugins", plugins.stream().map(AdminPluginsResource::json));
    }

    private static ObjectNode json(InstalledPlugin plugin) {
        ObjectNode json =
                Json.object().put("kind", plugin.kind()).put("id", plugin.id()).put("module", plugin.module());
        plugin.version().ifPresent(version -> json.put("version", version));
        return json.put("inUse", plugin.inUse());
    }
}
