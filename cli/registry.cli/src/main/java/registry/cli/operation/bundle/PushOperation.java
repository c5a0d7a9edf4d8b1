package registry.cli.operation.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import registry.cli.bundle.PackedDirectory;
import registry.cli.operation.Session;
import registry.cli.operation.signing.Verified;
import registry.cli.operation.signing.VerifyOperation;
import registry.cli.output.Json;
import registry.cli.output.Problem;
import registry.cli.output.ProgressLine;
import registry.cli.output.Report;
import registry.cli.output.Style;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.client.ClientException;
import registry.client.RegistryClient;
import registry.client.bundle.Publication;
import registry.client.bundle.Warning;
import registry.signing.key.SignatureSchemes;

/** Publishes a bundle, after verifying it here. */
public final class PushOperation {
    private final Session session;
    private final VerifyOperation verifier;

    /** Works in a session, knowing these signature schemes. */
    public PushOperation(Session session, SignatureSchemes schemes) {
        this.session = session;
        this.verifier = new VerifyOperation(session, schemes);
    }

    /** Verifies and publishes a bundle file, or a directory as it would be packed. Nothing is sent that fails. */
    public Report run(String target) {
        Path path = session.path(target);
        if (!Files.exists(path)) {
            throw new UncheckedIOException(new NoSuchFileException(path.toString()));
        }
        if (!Files.isDirectory(path)) {
            return push(path, path);
        }
        try (PackedDirectory packed = PackedDirectory.of(path)) {
            return push(packed.bundle(), path);
        }
    }

    private Report push(Path bundle, Path shown) {
        Verified verified = verifier.bundle(bundle, shown.toString());
        if (!verified.passed()) {
            return new Refused(verified, verified.problem());
        }
        try (RegistryClient client = session.connect()) {
            return new Published(verified, session.registryUrl(), session.localFlag(), send(client, bundle));
        } catch (ClientException e) {
            return new Refused(verified, Optional.of(Problem.of(e)));
        }
    }

    private Publication send(RegistryClient client, Path bundle) {
        try (ProgressLine progress = session.progress("Uploading", ProgressLine.Unit.BYTES)) {
            return client.bundles().publish(bundle, progress::at);
        }
    }

    private record Refused(Verified verified, Optional<Problem> problem) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            verified.writeTo(out);
        }

        @Override
        public JsonNode json() {
            ObjectNode json = Json.object().put("published", false);
            problem.ifPresent(known -> json.put("problem", known.what()));
            json.set("verification", verified.json());
            return json;
        }
    }

    private record Published(Verified verified, URI registry, String localFlag, Publication publication)
            implements Report {
        @Override
        public void writeTo(TextOutput out) {
            verified.writeTo(out);
            out.line();
            out.line(
                    Style.GOOD,
                    publication.alreadyPublished() ? "Already published:" : "Published:",
                    " " + publication.packageName() + " " + publication.version() + " at " + registry);
            Table rest = new Table();
            publication.applicationId().ifPresent(id -> rest.row("Application id", id));
            rest.row(
                    "Next",
                    "calimero-registry download " + publication.packageName() + " " + publication.version()
                            + localFlag);
            out.table(rest);
            for (Warning warning : publication.warnings()) {
                out.line(Style.WARNING, "Warning:", " " + warning.message() + " (" + warning.code() + ")");
            }
        }

        @Override
        public JsonNode json() {
            ObjectNode json = Json.object()
                    .put("published", true)
                    .put("alreadyPublished", publication.alreadyPublished())
                    .put("registry", registry.toString())
                    .put("package", publication.packageName())
                    .put("version", publication.version());
            publication.applicationId().ifPresent(id -> json.put("applicationId", id));
            ArrayNode warnings = json.putArray("warnings");
            for (Warning warning : publication.warnings()) {
                warnings.addObject().put("code", warning.code()).put("message", warning.message());
            }
            json.set("verification", verified.json());
            return json;
        }
    }
}
