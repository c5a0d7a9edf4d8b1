package registry.catalog;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import registry.api.BundleVersion;
import registry.api.Digest;
import registry.api.PackageName;
import registry.api.RegistryException;

/** Which version may be published next. Pure. */
final class PublishRules {
    private PublishRules() {}

    /**
     * Compares with what exists under the same version.
     *
     * @return the existing version when its bytes are the same
     * @throws RegistryException with {@link CatalogError#VERSION_EXISTS} or {@link CatalogError#VERSION_DELETED}
     */
    static Optional<VersionRecord.Live> existing(Optional<VersionRecord> record, Digest digest) {
        if (record.isEmpty()) {
            return Optional.empty();
        }
        String name = describe(record.get().identity());
        return switch (record.get()) {
            case VersionRecord.Live live -> {
                if (!live.content().digest().equals(digest)) {
                    throw new RegistryException(
                            CatalogError.VERSION_EXISTS,
                            name + " already exists with other content. First-come-first-serve policy: a version never "
                                    + "changes; publish a greater one");
                }
                yield Optional.of(live);
            }
            case VersionRecord.Tombstone tombstone ->
                throw new RegistryException(
                        CatalogError.VERSION_DELETED,
                        name + " was deleted and can never be published again; publish a greater version");
        };
    }

    /**
     * Checks the order of versions.
     *
     * @param everPublished all versions of the package, deleted ones included; asked only when needed
     * @throws RegistryException with {@link CatalogError#VERSION_NOT_ALLOWED}
     */
    static void requireOrder(
            VersionOrder order,
            PackageRecord record,
            BundleVersion version,
            Supplier<Stream<BundleVersion>> everPublished) {
        if (version.compareTo(record.highest()) > 0) {
            return;
        }
        boolean allowed = switch (order) {
            case GREATEST -> false;
            case GREATER_IN_LINE -> isGreatestOfItsLine(version, everPublished);
        };
        if (!allowed) {
            throw notAllowed(record.name(), version, record.highest());
        }
    }

    private static boolean isGreatestOfItsLine(BundleVersion version, Supplier<Stream<BundleVersion>> everPublished) {
        try (Stream<BundleVersion> versions = everPublished.get()) {
            return versions.filter(other ->
                            other.semantic().major().equals(version.semantic().major())
                                    && other.semantic()
                                            .minor()
                                            .equals(version.semantic().minor()))
                    .max(BundleVersion::compareTo)
                    .filter(highest -> version.compareTo(highest) > 0)
                    .isPresent();
        }
    }

    private static RegistryException notAllowed(PackageName name, BundleVersion version, BundleVersion highest) {
        return new RegistryException(
                CatalogError.VERSION_NOT_ALLOWED,
                "version " + version + " of " + name + " is not greater than " + highest
                        + ", the highest ever published; publish a greater version");
    }

    private static String describe(VersionRecord.Identity identity) {
        return identity.name() + "@" + identity.version();
    }
}
