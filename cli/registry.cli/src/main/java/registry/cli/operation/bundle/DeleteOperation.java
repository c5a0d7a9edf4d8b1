package registry.cli.operation.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import registry.api.BundleVersion;
import registry.api.RegistryException;
import registry.cli.operation.PackageReference;
import registry.cli.operation.Session;
import registry.cli.output.CliError;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Style;
import registry.cli.output.TextOutput;
import registry.cli.output.Told;
import registry.client.AdminPackagesClient;
import registry.client.BundlesClient;
import registry.client.RegistryClient;
import registry.client.bundle.Bundle;

/** Deletes a version, or a package with all its versions, for ever. */
public final class DeleteOperation {
    private final Session session;
    private final boolean administering;

    private DeleteOperation(Session session, boolean administering) {
        this.session = session;
        this.administering = administering;
    }

    /** Deletes as somebody who may delete this package. */
    public static DeleteOperation asOwner(Session session) {
        return new DeleteOperation(session, false);
    }

    /** Deletes as an administrator, by a token with the scope {@code admin}. */
    public static DeleteOperation asAdministrator(Session session) {
        return new DeleteOperation(session, true);
    }

    /** Deletes what the reference names, if somebody wants that; {@code consented} is consent on the command line. */
    public Report run(PackageReference reference, boolean consented) {
        try (RegistryClient client = session.connect()) {
            List<String> versions = existing(reference, client);
            if (!consents(reference, versions, consented)) {
                return new Outcome(reference, List.of());
            }
            delete(reference, client);
            return new Outcome(reference, versions);
        }
    }

    private void delete(PackageReference reference, RegistryClient client) {
        String name = reference.name().value();
        AdminPackagesClient packages = client.administration().packages();
        BundlesClient bundles = client.bundles();
        reference
                .version()
                .map(BundleVersion::toString)
                .ifPresentOrElse(
                        version -> {
                            if (administering) {
                                packages.deleteVersion(name, version);
                            } else {
                                bundles.deleteVersion(name, version);
                            }
                        },
                        () -> {
                            if (administering) {
                                packages.delete(name);
                            } else {
                                bundles.deletePackage(name);
                            }
                        });
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
