package registry.cli.operation.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import registry.api.RegistryException;
import registry.cli.operation.PackageReference;
import registry.cli.operation.Session;
import registry.cli.output.CliError;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Style;
import registry.cli.output.TextOutput;
import registry.cli.output.Told;
import registry.client.RegistryClient;
import registry.client.bundle.Bundle;

/** Deletes a version, or a package with all its versions, for ever. */
public final class DeleteOperation {
    private final Session session;

    /** Works in a session. */
    public DeleteOperation(Session session) {
        this.session = session;
    }

    /** Deletes what the reference names, if somebody wants that; {@code consented} is consent on the command line. */
    public Report run(PackageReference reference, boolean consented) {
        try (RegistryClient client = session.connect()) {
            List<String> versions = existing(reference, client);
            if (!consents(reference, versions, consented)) {
                return new Outcome(reference, List.of());
            }
            String name = reference.name().value();
            reference
                    .version()
                    .ifPresentOrElse(
                            version -> client.bundles().deleteVersion(name, version.toString()),
                            () -> client.bundles().deletePackage(name));
            return new Outcome(reference, versions);
        }
    }

    /** What would go, so that nobody is asked about what is not there. */
    private List<String> existing(PackageReference reference, RegistryClient client) {
        List<String> versions = client.bundles().versions(reference.name().value()).stream()
                .map(Bundle::version)
                .filter(version -> reference
                        .version()
                        .map(wanted -> wanted.toString().equals(version))
                        .orElse(true))
                .toList();
        if (versions.isEmpty()) {
            throw new RegistryException(
                    reference.version().isPresent() ? CliError.NO_SUCH_VERSION : CliError.NO_SUCH_PACKAGE,
                    "The registry at " + session.registryUrl() + " has no " + reference);
        }
        return versions;
    }

    private boolean consents(PackageReference reference, List<String> versions, boolean consented) {
        if (reference.version().isPresent()) {
            return session.consents(
                    "Delete " + reference
                            + " for ever? Its number can never be used again; 'yank' would only take it out"
                            + " of offer.",
                    consented);
        }
        return session.consents(
                "Delete " + reference + " with all its versions (" + String.join(", ", versions)
                        + ") for ever? None of the numbers can ever be used again.",
                reference.name().value(),
                consented);
    }

    private record Outcome(PackageReference reference, List<String> deleted) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            if (deleted.isEmpty()) {
                out.line(Told.NOTHING);
            } else {
                out.line(Style.GOOD, "Deleted:", " " + reference + versions());
            }
        }

        private String versions() {
            return reference.version().isPresent() ? "" : " (" + String.join(", ", deleted) + ")";
        }

        @Override
        public JsonNode json() {
            ObjectNode json =
                    Json.object().put("package", reference.name().value()).put("deleted", !deleted.isEmpty());
            ArrayNode versions = json.putArray("versions");
            deleted.forEach(versions::add);
            return json;
        }
    }
}
