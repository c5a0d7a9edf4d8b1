package registry.cli.operation.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import registry.cli.bundle.BundleMaker;
import registry.cli.bundle.CreateRequest;
import registry.cli.operation.Session;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;

/** Makes the directory of a bundle from a wasm module. */
public final class CreateOperation {
    private final Session session;

    /** Works in a session. */
    public CreateOperation(Session session) {
        this.session = session;
    }

    /** Makes it. */
    public Report run(CreateRequest request) {
        return new Created(session, BundleMaker.make(request, session::path));
    }

    private record Created(Session session, BundleMaker.Made made) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            Table head = new Table()
                    .row("Bundle", made.directory().toString())
                    .row("Package", made.manifest().path("package").asText())
                    .row("Version", made.manifest().path("appVersion").asText());
            made.settings().ifPresent(file -> head.row("Settings", file.toString()));
            out.table(head);
            out.line();
            Table files = new Table().headings("FILE", "SIZE", "SHA-256");
            made.artifacts()
                    .forEach(artifact -> files.row(
                            artifact.path(),
                            String.valueOf(artifact.size()),
                            artifact.digest().hex()));
            out.table(files);
            out.line();
            String directory = session.typed(made.directory());
            out.line("Next: calimero-registry sign " + directory + " --key FILE");
            out.line("      calimero-registry bundle push " + directory + " --remote");
        }

        @Override
        public JsonNode json() {
            ObjectNode json = Json.object().put("directory", made.directory().toString());
            made.settings().ifPresent(file -> json.put("settings", file.toString()));
            json.set("manifest", made.manifest());
            ArrayNode files = json.putArray("files");
            made.artifacts()
                    .forEach(artifact -> files.addObject()
                            .put("path", artifact.path())
                            .put("sha256", artifact.digest().hex())
                            .put("size", artifact.size()));
            return json;
        }
    }
}
