package registry.cli.operation.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import registry.cli.output.Json;
import registry.cli.output.ProgressLine;
import registry.cli.output.Report;
import registry.cli.output.Style;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.cli.output.Times;
import registry.client.bundle.Bundle;
import registry.client.org.Organization;

/** One version of a package with all that is known about it. */
record PackageInfo(URI registry, Versions versions, Entry entry, Optional<Organization> organization)
        implements Report {
    private static final int SHOWN_VERSIONS = 5;

    @Override
    public void writeTo(TextOutput out) {
        Bundle bundle = entry.bundle();
        out.line(Style.STRONG, bundle.packageName() + " " + bundle.version(), "");
        for (Table.Cell mark : entry.marks()) {
            out.line(mark.style(), mark.text(), "");
        }
        bundle.metadata().description().filter(text -> !text.isBlank()).ifPresent(text -> {
            out.line();
            out.line(text);
        });
        out.line();
        out.table(facts(bundle));
        out.line();
        out.table(files());
        out.line();
        out.table(recent());
        if (versions.entries().size() > SHOWN_VERSIONS) {
            out.line("All " + versions.entries().size() + ": calimero-registry versions " + bundle.packageName());
        }
    }

    private Table facts(Bundle bundle) {
        Table table = new Table();
        row(table, "Name", bundle.metadata().name());
        row(table, "Author", bundle.metadata().author());
        row(table, "Organization", organization.map(org -> org.name() + " (" + org.id() + ")"));
        row(table, "License", bundle.metadata().license());
        row(table, "Tags", words(bundle.metadata().tags()));
        row(table, "Published", time(bundle.publishedAt()));
        row(table, "Edited", time(bundle.editedAt()));
        row(table, "Runtime", Optional.of(">= " + bundle.minRuntimeVersion()));
        row(table, "Downloads", Optional.of(String.valueOf(bundle.downloads())));
        row(table, "Size", Optional.of(ProgressLine.bytes(entry.size()) + " unpacked"));
        row(table, "Signer id", bundle.signerId());
        row(table, "Application id", bundle.applicationId());
        row(table, "Exports", words(entry.interfaces("exports")));
        row(table, "Uses", words(entry.interfaces("uses")));
        row(table, "Services", words(entry.services()));
        row(table, "Frontend", bundle.links().frontend());
        row(table, "Sources", bundle.links().github());
        row(table, "Documentation", bundle.links().docs());
        return table.row("Bundle", artifact(bundle));
    }

    /** Where nodes and browsers fetch the bundle. */
    private String artifact(Bundle bundle) {
        String name = bundle.packageName();
        String version = bundle.version();
        return registry + "/artifacts/" + name + "/" + version + "/" + name + "-" + version + ".mpk";
    }

    private static void row(Table table, String title, Optional<String> text) {
        text.filter(known -> !known.isEmpty()).ifPresent(known -> table.row(title, known));
    }

    private static Optional<String> time(Optional<Instant> time) {
        return time.map(known -> Times.minute(known) + " UTC");
    }

    private static Optional<String> words(List<String> words) {
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", words));
    }

    private Table files() {
        Table table = new Table().headings("FILE", "SIZE", "SHA-256");
        for (Entry.File file : entry.files()) {
            table.row(file.path(), ProgressLine.bytes(file.size()), file.sha256());
        }
        return table;
    }

    private Table recent() {
        Table table = new Table().headings("VERSION", "PUBLISHED", "STATE");
        for (Entry known : versions.entries().stream().limit(SHOWN_VERSIONS).toList()) {
            table.row(List.of(
                    new Table.Cell(known.version(), Style.PLAIN),
                    new Table.Cell(Entry.day(known.bundle().publishedAt()), Style.PLAIN),
                    known.mark("release")));
        }
        return table;
    }

    @Override
    public JsonNode json() {
        Bundle bundle = entry.bundle();
        ObjectNode json = Json.object()
                .put("registry", registry.toString())
                .put("package", bundle.packageName())
                .put("version", bundle.version());
        bundle.metadata().name().ifPresent(name -> json.put("name", name));
        bundle.metadata().description().ifPresent(text -> json.put("description", text));
        bundle.metadata().author().ifPresent(author -> json.put("author", author));
        bundle.metadata().license().ifPresent(license -> json.put("license", license));
        array(json, "tags", bundle.metadata().tags());
        organization.ifPresent(
                org -> json.putObject("organization").put("id", org.id()).put("name", org.name()));
        ObjectNode links = json.putObject("links");
        bundle.links().frontend().ifPresent(link -> links.put("frontend", link));
        bundle.links().github().ifPresent(link -> links.put("github", link));
        bundle.links().docs().ifPresent(link -> links.put("docs", link));
        facts(json, bundle);
        files(json);
        array(json, "versions", versions.entries().stream().map(Entry::version).toList());
        return json;
    }

    private void facts(ObjectNode json, Bundle bundle) {
        json.put("minRuntimeVersion", bundle.minRuntimeVersion())
                .put("downloads", bundle.downloads())
                .put("verified", bundle.verified())
                .put("preRelease", bundle.isPreRelease())
                .put("yanked", bundle.yanked());
        bundle.yankReason().ifPresent(reason -> json.put("yankReason", reason));
        if (entry.isUnverified()) {
            json.put("legacy", "unverified");
        }
        bundle.signerId().ifPresent(id -> json.put("signerId", id));
        bundle.applicationId().ifPresent(id -> json.put("applicationId", id));
        bundle.publishedAt().ifPresent(time -> json.put("publishedAt", time.toString()));
        bundle.editedAt().ifPresent(time -> json.put("editedAt", time.toString()));
        ObjectNode interfaces = json.putObject("interfaces");
        array(interfaces, "exports", entry.interfaces("exports"));
        array(interfaces, "uses", entry.interfaces("uses"));
        array(json, "services", entry.services());
    }

    private void files(ObjectNode json) {
        json.put("artifact", artifact(entry.bundle())).put("size", entry.size());
        ArrayNode files = json.putArray("files");
        for (Entry.File file : entry.files()) {
            ObjectNode element = files.addObject()
                    .put("kind", file.kind())
                    .put("path", file.path())
                    .put("size", file.size())
                    .put("sha256", file.sha256());
            file.service().ifPresent(service -> element.put("service", service));
        }
    }

    private static void array(ObjectNode json, String name, List<String> words) {
        ArrayNode array = json.putArray(name);
        words.forEach(array::add);
    }
}
