package registry.cli.operation.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import registry.cli.operation.PackageReference;
import registry.cli.operation.Session;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Style;
import registry.cli.output.TextOutput;
import registry.client.RegistryClient;

/** Takes a version out of offer, or back into it. */
public final class YankOperation {
    private final Session session;

    /** Works in a session. */
    public YankOperation(Session session) {
        this.session = session;
    }

    /** Takes a version out of offer; the reason is for everybody to read. */
    public Report yank(PackageReference reference, Optional<String> reason) {
        String version = reference.requireVersion().toString();
        try (RegistryClient client = session.connect()) {
            reason.ifPresentOrElse(
                    text -> client.bundles().yank(reference.name().value(), version, text),
                    () -> client.bundles().yank(reference.name().value(), version));
        }
        return new Done(reference, true, reason);
    }

    /** Takes a version back into offer. */
    public Report unyank(PackageReference reference) {
        try (RegistryClient client = session.connect()) {
            client.bundles()
                    .unyank(reference.name().value(), reference.requireVersion().toString());
        }
        return new Done(reference, false, Optional.empty());
    }

    private record Done(PackageReference reference, boolean yanked, Optional<String> reason) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            if (yanked) {
                out.line(Style.GOOD, "Yanked:", " " + reference + " is no longer offered, and stays downloadable");
                out.line("Undo: calimero-registry unyank " + reference);
            } else {
                out.line(Style.GOOD, "Unyanked:", " " + reference + " is offered again");
            }
        }

        @Override
        public JsonNode json() {
            ObjectNode json = Json.object()
                    .put("package", reference.name().value())
                    .put("version", reference.requireVersion().toString())
                    .put("yanked", yanked);
            reason.ifPresent(text -> json.put("yankReason", text));
            return json;
        }
    }
}
