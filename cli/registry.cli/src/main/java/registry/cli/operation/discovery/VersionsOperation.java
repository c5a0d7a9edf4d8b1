package registry.cli.operation.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.cli.operation.Session;
import registry.cli.output.CliError;
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
            List<Bundle> versions = client.bundles().versions(name.value());
            if (versions.isEmpty()) {
                throw new RegistryException(
                        CliError.NO_SUCH_PACKAGE,
                        "The registry at " + session.registryUrl() + " has no package " + name.value());
            }
            return new Listing(name, versions);
        }
    }

    private record Listing(PackageName name, List<Bundle> versions) implements Report {
        private static final String UNVERIFIED = "imported, unverified";

        @Override
        public void writeTo(TextOutput out) {
            Table table = new Table().headings("VERSION", "RUNTIME", "STATE");
            for (Bundle entry : versions) {
                table.row(List.of(
                        new Table.Cell(entry.version(), Style.PLAIN),
                        new Table.Cell(">= " + entry.minRuntimeVersion(), Style.PLAIN),
                        state(entry)));
            }
            out.table(table);
        }

        private static Table.Cell state(Bundle entry) {
            if (entry.yanked()) {
                return new Table.Cell(
                        (isUnverified(entry) ? UNVERIFIED + ", yanked" : "yanked")
                                + entry.yankReason()
                                        .map(reason -> ": " + reason)
                                        .orElse(""),
                        Style.WARNING);
            }
            if (isUnverified(entry)) {
                return new Table.Cell(UNVERIFIED, Style.WARNING);
            }
            return entry.isPreRelease()
                    ? new Table.Cell("pre-release", Style.PLAIN)
                    : new Table.Cell("release", Style.GOOD);
        }

        /** Whether the registry took it over from another one although it would refuse it today. */
        private static boolean isUnverified(BundleEntry entry) {
            return entry.json().path("legacy").asText().equals("unverified");
        }

        @Override
        public JsonNode json() {
            ObjectNode json = Json.object().put("package", name.value());
            ArrayNode list = json.putArray("versions");
            for (Bundle entry : versions) {
                ObjectNode element = list.addObject()
                        .put("version", entry.version())
                        .put("minRuntimeVersion", entry.minRuntimeVersion())
                        .put("preRelease", entry.isPreRelease())
                        .put("yanked", entry.yanked());
                entry.yankReason().ifPresent(reason -> element.put("yankReason", reason));
                if (isUnverified(entry)) {
                    element.put("legacy", "unverified");
                }
            }
            return json;
        }
    }
}
