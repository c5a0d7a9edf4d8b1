package registry.cli.operation.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Optional;
import registry.cli.output.ExitCode;
import registry.cli.output.Json;
import registry.cli.output.Problem;
import registry.cli.output.ProgressLine;
import registry.cli.output.Report;
import registry.cli.output.Style;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.cli.output.Times;
import registry.client.admin.Figures;
import registry.client.server.Statistics;

/** How a registry is, in figures. */
record RegistryHealth(URI registry, Figures figures, Statistics totals) implements Report {
    @Override
    public void writeTo(TextOutput out) {
        out.line(figures.up() ? Style.GOOD : Style.BAD, "Status: " + status(), "");
        figures.trouble().ifPresent(text -> out.line(Style.BAD, "Trouble:", " " + text));
        figures.warnings().forEach(text -> out.line(Style.WARNING, "Warning:", " " + text));
        Table table = new Table()
                .row("Registry", registry.toString())
                .row(
                        "Version",
                        figures.process().version().orElse("unknown") + ", on Java "
                                + figures.process().java())
                .row("Serves since", Times.minute(figures.process().startedAt()) + " UTC")
                .row("Processors", Long.toString(figures.process().processors()))
                .row("Memory", of(figures.memory().used(), figures.memory().max()));
        figures.disk().ifPresent(disk -> table.row("Disk", of(disk.total() - disk.free(), disk.total()) + " used"));
        figures.revision().ifPresent(revision -> table.row("Revision", Long.toString(revision)));
        out.table(table.row("Packages", totals.uniquePackages() + ", in " + totals.publishedBundles() + " versions")
                .row("Publishers", Long.toString(totals.activeDevelopers()))
                .row("Downloads", Long.toString(totals.totalDownloads())));
    }

    private String status() {
        return figures.up() ? "up" : "down";
    }

    private static String of(long part, long all) {
        return ProgressLine.bytes(part) + " of " + ProgressLine.bytes(all);
    }

    @Override
    public JsonNode json() {
        ObjectNode json = Json.object().put("registry", registry.toString()).put("status", status());
        figures.trouble().ifPresent(text -> json.put("trouble", text));
        ArrayNode warnings = json.putArray("warnings");
        figures.warnings().forEach(warnings::add);
        figures.process().version().ifPresent(version -> json.put("version", version));
        json.put("java", figures.process().java())
                .put("startedAt", figures.process().startedAt().toString())
                .put("processors", figures.process().processors());
        json.putObject("memory")
                .put("used", figures.memory().used())
                .put("max", figures.memory().max());
        figures.disk()
                .ifPresent(
                        disk -> json.putObject("disk").put("free", disk.free()).put("total", disk.total()));
        figures.revision().ifPresent(revision -> json.put("revision", revision));
        return json.put("packages", totals.uniquePackages())
                .put("versions", totals.publishedBundles())
                .put("publishers", totals.activeDevelopers())
                .put("downloads", totals.totalDownloads());
    }

    @Override
    public Optional<Problem> problem() {
        return figures.up()
                ? Optional.empty()
                : Optional.of(new Problem(
                        ExitCode.FAILURE,
                        "The registry at " + registry + " does not take writes",
                        figures.trouble(),
                        Optional.of("the registry's log says more")));
    }
}
