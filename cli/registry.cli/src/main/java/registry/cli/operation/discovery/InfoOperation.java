package registry.cli.operation.discovery;

import java.util.Optional;
import registry.cli.operation.PackageReference;
import registry.cli.operation.Session;
import registry.cli.output.Report;
import registry.client.RegistryClient;
import registry.client.org.Organization;

/** Shows everything that a registry says of a package. */
public final class InfoOperation {
    private final Session session;

    /** Works in a session. */
    public InfoOperation(Session session) {
        this.session = session;
    }

    /** Shows the version that is named, or else the highest release that is not yanked, or else the newest version. */
    public Report run(PackageReference reference) {
        try (RegistryClient client = session.connect()) {
            Versions versions = Versions.of(reference.name(), client, session.registryUrl());
            Entry entry = reference
                    .version()
                    .map(versions::require)
                    .or(versions::healthy)
                    .orElseGet(() -> versions.entries().getFirst());
            Optional<Organization> organization =
                    client.organizations().ofPackage(reference.name().value());
            return new PackageInfo(session.registryUrl(), versions, entry, organization);
        }
    }
}
