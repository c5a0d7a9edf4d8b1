package registry.web.rest.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import registry.api.RegistryException;
import registry.api.spi.StoreHealth;
import registry.storage.Stores;
import registry.web.http.Json;
import registry.web.rest.Access;
import registry.web.rest.JsonReply;

/** How one process and its stores are, in figures, for administrators. */
@Path("api/admin/health")
public final class AdminHealthResource {
    private final Access access;
    private final Stores stores;
    private final java.nio.file.Path data;
    private final Instant started;

    /**
     * Looks at {@code stores}.
     *
     * @param data the data directory
     * @param started since when the registry serves
     */
    public AdminHealthResource(Access access, Stores stores, java.nio.file.Path data, Instant started) {
        this.access = access;
        this.stores = stores;
        this.data = data;
        this.started = started;
    }

    /** Sizes are bytes. A registry in trouble is told of by status 200 and {@code "status":"down"}. */
    @GET
    public Response get() {
        access.requireAdministrator();
        ObjectNode json = Json.object();
        addStores(json);
        version().ifPresent(version -> json.put("version", version));
        json.put("java", Runtime.version().toString()).put("startedAt", started.toString());
        Runtime runtime = Runtime.getRuntime();
        json.put("processors", runtime.availableProcessors())
                .putObject("memory")
                .put("used", runtime.totalMemory() - runtime.freeMemory())
                .put("max", runtime.maxMemory());
        addDisk(json);
        return JsonReply.secret(200, json);
    }

    private void addStores(ObjectNode json) {
        Optional<String> trouble;
        ArrayNode warnings = Json.array();
        try {
            StoreHealth health = stores.health();
            health.warnings().forEach(warnings::add);
            trouble = health.trouble();
            json.put("status", trouble.isEmpty() ? "up" : "down")
                    .put("revision", stores.metadata().revision());
        } catch (RegistryException e) {
            trouble = Optional.of(e.detail());
            json.put("status", "down");
        }
        trouble.ifPresent(text -> json.put("trouble", text));
        json.set("warnings", warnings);
    }

    /** Left out where the file system does not tell. */
    private void addDisk(ObjectNode json) {
        try {
            FileStore disk = Files.getFileStore(data);
            json.putObject("disk").put("free", disk.getUsableSpace()).put("total", disk.getTotalSpace());
        } catch (IOException e) {
            json.withArray("warnings").add("the disk of the data directory does not tell how full it is");
        }
    }

    private static Optional<String> version() {
        return Optional.ofNullable(AdminHealthResource.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion);
    }
}
