package registry.cli.operation.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import registry.api.BundleVersion;
import registry.cli.output.Json;
import registry.cli.output.Style;
import registry.cli.output.Table;
import registry.client.bundle.Bundle;

/** What a registry says of one version, and what its manifest says beyond that. */
final class Entry {
    private final Bundle bundle;
    private final JsonNode json;

    Entry(Bundle bundle) {
        this.bundle = bundle;
        this.json = Json.read(bundle.json());
    }

    /**
     * A file that the manifest declares.
     *
     * @param service the service it is for; empty for an app without services
     * @param kind {@code wasm} or {@code abi}
     * @param path where it is in the bundle
     * @param size in bytes
     * @param sha256 its digest, hexadecimal
     */
    record File(Optional<String> service, String kind, String path, long size, String sha256) {}

    Bundle bundle() {
        return bundle;
    }

    String version() {
        return bundle.version();
    }

    /** Whether it was brought from an older registry although it does not pass the checks of this one. */
    boolean isUnverified() {
        return json.path("legacy").asText().equals("unverified");
    }

    /** Whether it is what people should get who name no version. */
    boolean isHealthyRelease() {
        return !bundle.yanked() && !bundle.isPreRelease() && BundleVersion.isValid(bundle.version());
    }

    /** The files, in the order of the manifest. */
    List<File> files() {
        List<File> files = new ArrayList<>();
        add(files, Optional.empty(), json);
        for (JsonNode service : json.path("services")) {
            add(files, Optional.of(service.path("name").asText()), service);
        }
        return files;
    }

    private static void add(List<File> files, Optional<String> service, JsonNode owner) {
        for (String kind : List.of("wasm", "abi")) {
            JsonNode file = owner.path(kind);
            if (file.isObject()) {
                files.add(new File(
                        service,
                        kind,
                        file.path("path").asText(),
                        file.path("size").asLong(),
                        file.path("hash").asText()));
            }
        }
    }

    /** The size of all files, unpacked. */
    long size() {
        return files().stream().mapToLong(File::size).sum();
    }

    /** The names of the services. */
    List<String> services() {
        return json.path("services").findValuesAsText("name");
    }

    /** The interfaces that the app {@code exports} or {@code uses}. */
    List<String> interfaces(String direction) {
        List<String> names = new ArrayList<>();
        json.path("interfaces").path(direction).forEach(name -> names.add(name.asText()));
        return names;
    }

    /** What to mind about it, in words. */
    List<Table.Cell> marks() {
        List<Table.Cell> marks = new ArrayList<>();
        if (bundle.yanked()) {
            String reason = bundle.yankReason().map(text -> ": " + text).orElse("");
            marks.add(new Table.Cell("yanked" + reason, Style.WARNING));
        }
        if (isUnverified()) {
            marks.add(new Table.Cell("legacy: unverified", Style.WARNING));
        }
        if (bundle.verified()) {
            marks.add(new Table.Cell("verified", Style.GOOD));
        }
        if (bundle.isPreRelease()) {
            marks.add(new Table.Cell("pre-release", Style.PLAIN));
        }
        return marks;
    }

    /** The same as one cell of a table, in the colour of the first. */
    Table.Cell mark(String otherwise) {
        List<Table.Cell> marks = marks();
        if (marks.isEmpty()) {
            return new Table.Cell(otherwise, Style.PLAIN);
        }
        return new Table.Cell(
                String.join(", ", marks.stream().map(Table.Cell::text).toList()),
                marks.getFirst().style());
    }

    /** A day for people. */
    static String day(Optional<Instant> instant) {
        return instant.map(known -> known.toString().substring(0, 10)).orElse("");
    }
}
