package registry.cli.operation.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import registry.cli.operation.Session;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Style;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.client.RegistryClient;
import registry.client.bundle.Bundle;
import registry.client.bundle.BundleQuery;

/** Finds packages. */
public final class SearchOperation {
    private static final int MAX_PAGE = 1000;
    private static final int MAX_ABOUT = 60;

    private final Session session;

    /** Works in a session. */
    public SearchOperation(Session session) {
        this.session = session;
    }

    /**
     * Finds.
     *
     * @param query what to find
     * @param limit how many at most, 1 or more
     */
    public Report run(BundleQuery query, int limit) {
        BundleQuery pages = query.inPagesOf(Math.min(limit + 1, MAX_PAGE));
        try (RegistryClient client = session.connect();
                Stream<Bundle> all = client.bundles().list(pages)) {
            List<Entry> found = all.limit(limit + 1L).map(Entry::new).toList();
            boolean more = found.size() > limit;
            return new Found(session.registryUrl(), more ? found.subList(0, limit) : found, more);
        }
    }

    private record Found(URI registry, List<Entry> entries, boolean more) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            if (entries.isEmpty()) {
                out.line("Nothing found at " + registry + ".");
                return;
            }
            Table table = new Table().headings("PACKAGE", "VERSION", "DOWNLOADS", "STATE", "ABOUT");
            for (Entry entry : entries) {
                table.row(List.of(
                        new Table.Cell(entry.bundle().packageName(), Style.PLAIN),
                        new Table.Cell(entry.version(), Style.PLAIN),
                        new Table.Cell(String.valueOf(entry.bundle().downloads()), Style.PLAIN),
                        entry.mark(""),
                        new Table.Cell(about(entry.bundle()), Style.PLAIN)));
            }
            out.table(table);
            if (more) {
                out.line();
                out.line("There is more: a larger --limit shows it.");
            }
        }

        private static String about(Bundle bundle) {
            String name = bundle.metadata()
                    .name()
                    .filter(text -> !text.equals(bundle.packageName()))
                    .orElse("");
            String text = bundle.metadata()
                    .description()
                    .filter(description -> !description.isBlank())
                    .map(description -> name.isEmpty() ? description : name + ": " + description)
                    .orElse(name)
                    .replaceAll("\\s+", " ");
            return text.codePointCount(0, text.length()) <= MAX_ABOUT
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0, MAX_ABOUT - 1)) + "…";
        }

        @Override
        public JsonNode json() {
            ObjectNode json = Json.object().put("registry", registry.toString());
            ArrayNode list = json.putArray("packages");
            for (Entry entry : entries) {
                list.add(element(entry));
            }
            return json.put("more", more);
        }

        private static ObjectNode element(Entry entry) {
            Bundle bundle = entry.bundle();
            ObjectNode json = Json.object().put("package", bundle.packageName()).put("version", bundle.version());
            bundle.metadata().name().ifPresent(name -> json.put("name", name));
            bundle.metadata().description().ifPresent(text -> json.put("description", text));
            bundle.metadata().author().ifPresent(author -> json.put("author", author));
            ArrayNode tags = json.putArray("tags");
            bundle.metadata().tags().forEach(tags::add);
            json.put("downloads", bundle.downloads())
                    .put("verified", bundle.verified())
                    .put("yanked", bundle.yanked());
            if (entry.isUnverified()) {
                json.put("legacy", "unverified");
            }
            bundle.signerId().ifPresent(id -> json.put("signerId", id));
            bundle.applicationId().ifPresent(id -> json.put("applicationId", id));
            bundle.publishedAt().ifPresent(time -> json.put("publishedAt", time.toString()));
            return json;
        }
    }
}
