package registry.web.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import registry.catalog.Catalog;
import registry.catalog.Stats;
import registry.web.http.Json;

/** Totals. */
@Path("api/stats")
public final class StatsResource {
    private final Catalog catalog;

    /** Counts what is in {@code catalog}. */
    public StatsResource(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Five numbers; clients read {@code uniquePackages} and {@code publishedApps}, which are the same. */
    @GET
    public Response get() {
        Stats stats = catalog.stats();
        return JsonReply.ok(Json.object()
                .put("publishedBundles", stats.publishedBundles())
                .put("uniquePackages", stats.uniquePackages())
                .put("publishedApps", stats.publishedApps())
                .put("activeDevelopers", stats.activeDevelopers())
                .put("totalDownloads", stats.totalDownloads()));
    }
}
