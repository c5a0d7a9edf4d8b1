package registry.cli.operation.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import registry.api.PackageName;
import registry.cli.operation.Session;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Style;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.client.RegistryClient;
import registry.client.bundle.Bundle;

/** Lists the versions of a package. */
public final class VersionsOperation {
    private final Session session;

    /** Works in a session. */
    public VersionsOperation(Session session) {
        this.session = session;
    }

    /** Lists them, newest first. */
    public Report run(String packageName) {
        PackageName name = PackageName.parse(packageName);
        try (RegistryClient client = session.connect()) {
            return new Listing(Versions.of(name, client, session.registryUrl()));
        }
    }

    private record Listing(Versions versions) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            Table table = new Table().headings("VERSION", "PUBLISHED", "RUNTIME", "STATE");
            for (Entry entry : versions.entries()) {
                table.row(List.of(
                        new Table.Cell(entry.version(), Style.PLAIN),
                        new Table.Cell(Entry.day(entry.bundle().publishedAt()), Style.PLAIN),
                        new Table.Cell(">= " + entry.bundle().minRuntimeVersion(), Style.PLAIN),
                        entry.mark("release")));
            }
            out.table(table);
            if (!versions.haveOneSigner()) {
                out.line();
                out.line(
                        Style.WARNING,
                        "Warning:",
                        " not all versions are signed by one key; on a node each key is another application");
            }
        }

        @Override
        public JsonNode json() {
            ObjectNode json = Json.object().put("package", versions.name().value());
            ArrayNode list = json.putArray("versions");
            for (Entry entry : versions.entries()) {
                Bundle bundle = entry.bundle();
                ObjectNode element = list.addObject()
                        .put("version", bundle.version())
                        .put("minRuntimeVersion", bundle.minRuntimeVersion())
                        .put("preRelease", bundle.isPreRelease())
                        .put("yanked", bundle.yanked());
                bundle.yankReason().ifPresent(reason -> element.put("yankReason", reason));
                bundle.publishedAt().ifPresent(time -> element.put("publishedAt", time.toString()));
                bundle.signerId().ifPresent(id -> element.put("signerId", id));
                bundle.applicationId().ifPresent(id -> element.put("applicationId", id));
                element.put("verified", bundle.verified());
                if (entry.isUnverified()) {
                    element.put("legacy", "unverified");
                }
            }
            return json;
        }
    }
}
