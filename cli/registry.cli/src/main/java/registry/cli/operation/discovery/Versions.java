package registry.cli.operation.discovery;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.cli.output.CliError;
import registry.client.RegistryClient;

/**
 * The versions of a package that exists.
 *
 * @param name the package
 * @param entries its versions, newest first, yanked ones included
 */
record Versions(PackageName name, List<Entry> entries) {
    Versions {
        entries = List.copyOf(entries);
    }

    /** Asks a registry; {@code no_such_package} if it has none. */
    static Versions of(PackageName name, RegistryClient client, URI registry) {
        List<Entry> entries =
                client.bundles().versions(name.value()).stream().map(Entry::new).toList();
        if (entries.isEmpty()) {
            throw new RegistryException(
                    CliError.NO_SUCH_PACKAGE, "The registry at " + registry + " has no package " + name.value());
        }
        return new Versions(name, entries);
    }

    /** The highest release that is not yanked. */
    Optional<Entry> healthy() {
        return entries.stream()
                .filter(Entry::isHealthyRelease)
                .max(Comparator.comparing(entry -> BundleVersion.parse(entry.version())));
    }

    /** The same; {@code no_such_version} if there is none. */
    Entry requireHealthy() {
        return healthy()
                .orElseThrow(() -> new RegistryException(
                        CliError.NO_SUCH_VERSION,
                        name.value() + " has no release that is not yanked; name a version of 'calimero-registry"
                                + " versions " + name.value() + "'"));
    }

    /** One version; {@code no_such_version} if there is none. */
    Entry require(BundleVersion version) {
        return entries.stream()
                .filter(entry -> entry.version().equals(version.toString()))
                .findFirst()
                .orElseThrow(() -> new RegistryException(
                        CliError.NO_SUCH_VERSION,
                        name.value() + " has no version " + version + "; 'calimero-registry versions " + name.value()
                                + "' lists them"));
    }

    /** Whether all versions that are signed are signed by one key. */
    boolean haveOneSigner() {
        return entries.stream()
                        .flatMap(entry -> entry.bundle().signerId().stream())
                        .distinct()
                        .count()
                <= 1;
    }
}
