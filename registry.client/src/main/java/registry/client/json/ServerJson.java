package registry.client.json;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import registry.client.admin.Figures;
import registry.client.server.FirstAdministrator;
import registry.client.server.HealthReport;
import registry.client.server.LifeSign;
import registry.client.server.Statistics;

/** Reads what the registry says about itself. */
public final class ServerJson {
    private static final String UP = "UP";

    private ServerJson() {}

    /** The quick check. */
    public static LifeSign life(JsonObject json) {
        return new LifeSign(json.text("status"), json.optionalInstant("timestamp"));
    }

    /** The thorough check. */
    public static HealthReport health(JsonObject json) {
        return new HealthReport(json.text("status").equals(UP), json.objects("checks", ServerJson::part));
    }

    /** Figures for administrators. */
    public static Figures figures(JsonObject json) {
        JsonObject memory = json.object("memory");
        return new Figures(
                json.text("status").equals("up"),
                json.optionalText("trouble"),
                json.texts("warnings"),
                json.has("revision") ? OptionalLong.of(json.number("revision")) : OptionalLong.empty(),
                new Figures.ServerProcess(
                        json.optionalText("version"),
                        json.text("java"),
                        json.instant("startedAt"),
                        json.number("processors")),
                new Figures.Memory(memory.number("used"), memory.number("max")),
                json.optionalObject("disk").map(disk -> new Figures.Disk(disk.number("free"), disk.number("total"))));
    }

    /** Totals. */
    public static Statistics statistics(JsonObject json) {
        return new Statistics(
                json.number("publishedBundles"),
                json.number("uniquePackages"),
                json.number("publishedApps"),
                json.number("activeDevelopers"),
                json.number("totalDownloads"));
    }

    /** The answer to the set-up code. */
    public static FirstAdministrator administrator(JsonObject json) {
        return new FirstAdministrator(
                json.text("token"),
                json.optionalObject("user").filter(user -> user.has("id")).map(AccountJson::user));
    }

    private static HealthReport.Part part(JsonObject json) {
        Map<String, String> data = json.optionalObject("data")
                .map(found -> found.textsByName(Set.of()))
                .orElseGet(Map::of);
        return new HealthReport.Part(json.text("name"), json.text("status").equals(UP), data);
    }
}
