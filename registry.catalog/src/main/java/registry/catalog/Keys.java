package registry.catalog;

import java.util.Optional;
import registry.api.BundleVersion;
import registry.api.PackageName;

/** Where the catalog's records lie. Package names and versions hold no slash. */
final class Keys {
    /** {@code package/<name>}: the owner and what was ever published. */
    static final String PACKAGE = "package/";
    /** {@code version/<name>/<version>}: what the server knows of a version, or its tombstone. */
    static final String VERSION = "version/";
    /** {@code manifest/<name>/<version>}: the signed manifest, byte for byte. */
    static final String MANIFEST = "manifest/";
    /** {@code edit/<name>/<version>}: the signed manifest with the latest edit of its metadata, byte for byte. */
    static final String EDIT = "edit/";

    private Keys() {}

    static String packageKey(PackageName name) {
        return PACKAGE + name;
    }

    static String versions(PackageName name) {
        return VERSION + name + "/";
    }

    static String version(PackageName name, BundleVersion version) {
        return versions(name) + version;
    }

    static String manifest(PackageName name, BundleVersion version) {
        return MANIFEST + name + "/" + version;
    }

    static String edit(PackageName name, BundleVersion version) {
        return EDIT + name + "/" + version;
    }

    /** The package that a record of a package or version belongs to; empty for every other key. */
    static Optional<PackageName> packageOf(String key) {
        String[] parts = key.split("/", -1);
        boolean known = key.startsWith(PACKAGE) ? parts.length == 2 : key.startsWith(VERSION) && parts.length == 3;
        return known && PackageName.isValid(parts[1]) ? Optional.of(PackageName.parse(parts[1])) : Optional.empty();
    }

    /** The version that a record is of; empty for every other key. */
    static Optional<Versions.Id> versionOf(String key) {
        String version = key.substring(key.lastIndexOf('/') + 1);
        return key.startsWith(VERSION) && BundleVersion.isValid(version)
                ? packageOf(key).map(name -> new Versions.Id(name, BundleVersion.parse(version)))
                : Optional.empty();
    }
}
