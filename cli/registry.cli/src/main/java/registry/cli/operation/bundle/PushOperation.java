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
import registry.cli.output.ExitCode;
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
import registry.client.bundle.PublishCheck;
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
        return packed(target, this::push);
    }

    /** Verifies it in the same way, and asks the registry what would come of publishing it. */
    public Report rehearse(String target) {
        return packed(target, this::check);
    }

    private interface Step {
        Report take(RegistryClient client, Verified verified, Path bundle);
    }

    private Report packed(String target, Step step) {
        Path path = session.path(target);
        if (!Files.exists(path)) {
            throw new UncheckedIOException(new NoSuchFileException(path.toString()));
        }
        if (!Files.isDirectory(path)) {
            return verified(path, path, step);
        }
        try (PackedDirectory packed = PackedDirectory.of(path)) {
            return verified(packed.bundle(), path, step);
        }
    }

    private Report verified(Path bundle, Path shown, Step step) {
        Verified verified = verifier.bundle(bundle, shown.toString());
        if (!verified.passed()) {
            return new Refused(verified, verified.problem());
        }
        try (RegistryClient client = session.connect()) {
            return step.take(client, verified, bundle);
        } catch (ClientException e) {
            return new Refused(verified, Optional.of(Problem.of(e)));
        }
    }

    private Report push(RegistryClient client, Verified verified, Path bundle) {
        try (ProgressLine progress = session.progress("Uploading", ProgressLine.Unit.BYTES)) {
            Publication publication = client.bundles().publish(bundle, progress::at);
            return new Published(verified, session.registryUrl(), session.localFlag(), publication);
        }
    }

    private Report check(RegistryClient client, Verified verified, Path bundle) {
        try (ProgressLine progress = session.progress("Uploading", ProgressLine.Unit.BYTES)) {
            PublishCheck check = client.bundles().check(bundle, progress::at);
            return check.refusal()
                    .<Report>map(refusal -> new Refused(verified, Optional.of(problem(refusal))))
                    .orElseGet(() -> new Rehearsed(verified, session.registryUrl(), check));
        }
    }

    private static Problem problem(PublishCheck.Refusal refusal) {
        return new Problem(
                ExitCode.ofStatus(refusal.status()),
                "The registry would refuse: " + refusal.message(),
                Optional.of(refusal.code()),
                Optional.empty());
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
            warn(out, publication);
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
            json.set("warnings", warnings(publication));
            json.set("verification", verified.json());
            return json;
        }
    }

    private record Rehearsed(Verified verified, URI registry, PublishCheck check) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            verified.writeTo(out);
            out.line();
            check.publication().ifPresent(publication -> {
                out.line(Style.GOOD, "Can be published:", " " + sentence(publication));
                warn(out, publication);
            });
        }

        private String sentence(Publication publication) {
            String what = publication.packageName() + " " + publication.version() + " at " + registry;
            if (publication.alreadyPublished()) {
                return what + ", where the same bytes are published already";
            }
            return check.previousVersion()
                    .map(version -> what + ", after " + version)
                    .orElse(what + ", as a new package");
        }

        @Override
        public JsonNode json() {
            ObjectNode json = Json.object()
                    .put("published", false)
                    .put("publishable", true)
                    .put("registry", registry.toString());
            check.previousVersion().ifPresent(version -> json.put("previousVersion", version));
            check.publication().ifPresent(publication -> {
                json.put("alreadyPublished", publication.alreadyPublished())
                        .put("package", publication.packageName())
                        .put("version", publication.version());
                publication.applicationId().ifPresent(id -> json.put("applicationId", id));
                json.set("warnings", warnings(publication));
            });
            json.set("verification", verified.json());
            return json;
        }
    }

    private static void warn(TextOutput out, Publication publication) {
        for (Warning warning : publication.warnings()) {
            out.line(Style.WARNING, "Warning:", " " + warning.message() + " (" + warning.code() + ")");
        }
    }

    private static ArrayNode warnings(Publication publication) {
        ArrayNode warnings = Json.object().putArray("warnings");
        for (Warning warning : publication.warnings()) {
            warnings.addObject().put("code", warning.code()).put("message", warning.message());
        }
        return warnings;
    }
}
