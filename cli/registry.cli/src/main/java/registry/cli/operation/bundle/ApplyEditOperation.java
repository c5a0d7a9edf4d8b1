package registry.cli.operation.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import registry.api.RegistryException;
import registry.cli.bundle.ManifestCheckup;
import registry.cli.bundle.Manifests;
import registry.cli.operation.PackageReference;
import registry.cli.operation.Session;
import registry.cli.operation.signing.Verified;
import registry.cli.output.CliError;
import registry.cli.output.Json;
import registry.cli.output.Problem;
import registry.cli.output.Report;
import registry.cli.output.Style;
import registry.cli.output.TextOutput;
import registry.client.RegistryClient;
import registry.client.bundle.MetadataEdit;
import registry.client.bundle.Warning;
import registry.signing.key.SignatureSchemes;

/** The second step of an edit: checks the signed manifest here and sends it as it is. */
public final class ApplyEditOperation {
    private final Session session;
    private final SignatureSchemes schemes;

    /** Works in a session, knowing these signature schemes. */
    public ApplyEditOperation(Session session, SignatureSchemes schemes) {
        this.session = session;
        this.schemes = schemes;
    }

    /** Sends a manifest that passes its checks; nothing is sent that does not. */
    public Report run(PackageReference reference, String manifest) {
        Path file = Manifests.locate(session.path(manifest));
        byte[] signed = Manifests.read(file);
        Verified verified =
                new Verified(file.toString(), ManifestCheckup.of(signed, schemes), Optional.empty(), Optional.empty());
        if (!verified.passed()) {
            return new Refused(verified);
        }
        requireSame(reference, Manifests.parse(signed), file);
        try (RegistryClient client = session.connect()) {
            MetadataEdit edit = client.bundles()
                    .edit(reference.name().value(), reference.requireVersion().toString(), signed);
            return new Edited(reference, edit);
        }
    }

    private static void requireSame(PackageReference reference, ObjectNode manifest, Path file) {
        String name = manifest.path("package").asText();
        String version = manifest.path("appVersion").asText();
        if (!name.equals(reference.name().value())
                || !version.equals(reference.requireVersion().toString())) {
            throw new RegistryException(
                    CliError.INVALID_INPUT,
                    file + " is the manifest of " + name + "@" + version + ", not of " + reference);
        }
    }

    private record Refused(Verified verified) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            verified.writeTo(out);
        }

        @Override
        public JsonNode json() {
            ObjectNode json = Json.object().put("edited", false);
            json.set("verification", verified.json());
            return json;
        }

        @Override
        public Optional<Problem> problem() {
            return verified.problem();
        }
    }

    private record Edited(PackageReference reference, MetadataEdit edit) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            if (edit.changed().isEmpty()) {
                out.line("Nothing changed: " + reference + " is shown with these values already.");
            } else {
                out.line(Style.GOOD, "Edited:", " " + reference + ": " + String.join(", ", edit.changed()));
            }
            for (Warning warning : edit.warnings()) {
                out.line(Style.WARNING, "Warning:", " " + warning.message() + " (" + warning.code() + ")");
            }
        }

        @Override
        public JsonNode json() {
            ObjectNode json = Json.object()
                    .put("edited", true)
                    .put("package", edit.packageName())
                    .put("version", edit.version());
            ArrayNode changed = json.putArray("changed");
            edit.changed().forEach(changed::add);
            ArrayNode warnings = json.putArray("warnings");
            for (Warning warning : edit.warnings()) {
                warnings.addObject().put("code", warning.code()).put("message", warning.message());
            }
            return json;
        }
    }
}
