package registry.cli.operation.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import registry.api.RegistryException;
import registry.cli.bundle.Icon;
import registry.cli.bundle.Manifests;
import registry.cli.file.AtomicFile;
import registry.cli.operation.PackageReference;
import registry.cli.operation.Session;
import registry.cli.output.CliError;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.client.RefusedException;
import registry.client.RegistryClient;
import registry.signing.json.PrettyJson;
import registry.signing.manifest.ManifestDraft;

/** The first step of an edit: writes the manifest that its editor signs. */
public final class EditOperation {
    private static final int NOT_FOUND = 404;

    private final Session session;

    /** Works in a session. */
    public EditOperation(Session session) {
        this.session = session;
    }

    /** Takes the signed manifest, so that nothing that the registry adds to its listings is signed, and changes it. */
    public Report run(PackageReference reference, EditRequest request) {
        Path file = session.path(request.output());
        if (Files.exists(file) && !request.force()) {
            throw new RegistryException(
                    CliError.OUTPUT_EXISTS, file + " exists; --force replaces it, --output writes another file");
        }
        ManifestDraft draft = current(reference);
        ObjectNode before = draft.json();
        request.texts().forEach(draft::set);
        if (!request.tags().isEmpty()) {
            draft.setTags(request.tags());
        }
        request.icon().ifPresent(icon -> draft.set("icon", Icon.dataUri(session.path(icon))));
        draft.check();
        ObjectNode manifest = draft.json();
        boolean changed = !manifest.equals(before);
        if (!changed) {
            session.warn(
                    request.isEmpty()
                            ? "no field was given, so the file says what is published now; change it by hand"
                            : "the fields have these values already; nothing would change");
        }
        AtomicFile.write(file, out -> out.write(PrettyJson.write(manifest)));
        return new Prepared(session, reference, file, changed);
    }

    private ManifestDraft current(PackageReference reference) {
        String name = reference.name().value();
        String version = reference.requireVersion().toString();
        try (RegistryClient client = session.connect()) {
            ObjectNode published = Manifests.parse(client.bundles().manifest(name, version));
            return ManifestDraft.of(published, latestEdit(client, name, version));
        }
    }

    private static Optional<ObjectNode> latestEdit(RegistryClient client, String name, String version) {
        try {
            return Optional.of(Manifests.parse(client.bundles().editedManifest(name, version)));
        } catch (RefusedException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private record Prepared(Session session, PackageReference reference, Path file, boolean changed) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            out.table(new Table()
                    .row("Written", file + ", not signed yet")
                    .row("Next", "calimero-registry sign " + session.typed(file) + " --key FILE")
                    .row("", "calimero-registry bundle edit " + reference + " --manifest " + session.typed(file)));
        }

        @Override
        public JsonNode json() {
            return Json.object()
                    .put("package", reference.name().value())
                    .put("version", reference.requireVersion().toString())
                    .put("manifest", file.toString())
                    .put("changed", changed);
        }
    }
}
