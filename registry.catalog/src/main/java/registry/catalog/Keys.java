package registry.catalog;

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

    /** The package that the key of a version belongs to. */
    static PackageName packageOfVersion(String key) {
        return PackageName.parse(key.substring(VERSION.length(), key.indexOf('/', VERSION.length())));
    }
}
