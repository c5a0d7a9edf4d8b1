package registry.migration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.signing.key.SignatureSchemes;

/** Reads the packages and their versions, one package at a time. */
final class PackagesReader {
    private static final String JSON = "json";

    private final LegacyReader reader;
    private final SignatureSchemes schemes;
    private final Set<String> listed = new TreeSet<>();

    PackagesReader(LegacyReader reader, SignatureSchemes schemes) {
        this.reader = reader;
        this.schemes = schemes;
    }

    /** The names of all packages, in their order, usable or not. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(reader.store().members(LegacyKeys.PACKAGES));
        reader.store().keys(LegacyKeys.VERSIONS).sorted().toList().forEach(key -> {
            String name = key.substring(LegacyKeys.VERSIONS.length());
            if (names.add(name)) {
                reader.doubt(
                        DoubtCode.PACKAGE_UNLISTED,
                        key,
                        LegacyKeys.PACKAGES + " does not have the package",
                        "brought all the same");
            }
        });
        return names;
    }

    /** Whether a version was listed, be it usable or not: {@code <package>/<version>}. */
    boolean isListed(String bundle) {
        return listed.contains(bundle);
    }

    /** How many versions are listed, be they usable or not. */
    long count() {
        return listed.size();
    }

    /** The manifest of a version, as the other deployment shows it. */
    Optional<ObjectNode> manifest(PackageName name, BundleVersion version) {
        return reader.json(LegacyKeys.bundle(name.value(), version.toString()))
                .flatMap(stored -> stored.path(JSON) instanceof ObjectNode json ? Optional.of(json) : Optional.empty());
    }

    /** The package of this name, if it has a version that can be brought. */
    Optional<LegacyPackage> read(String text) {
        String key = LegacyKeys.VERSIONS + text;
        Set<String> numbers = reader.store().members(key);
        numbers.forEach(number -> listed.add(text + "/" + number));
        if (numbers.isEmpty()) {
            reader.doubt(DoubtCode.PACKAGE_WITHOUT_VERSIONS, key, "it has no versions", "left out");
            return Optional.empty();
        }
        if (!PackageName.isValid(text)) {
            reader.doubt(
                    DoubtCode.PACKAGE_NAME_UNUSABLE,
                    key,
                    "the name '" + text + "' is more than letters, digits, dots, hyphens and underscores, or too long",
                    "left out, with " + numbers.size() + " versions; no node can install it");
            return Optional.empty();
        }
        PackageName name = PackageName.parse(text);
        List<LegacyPackage.Version> versions = numbers.stream()
                .flatMap(number -> version(name, number).stream())
                .toList();
        return versions.isEmpty() ? Optional.empty() : Optional.of(new LegacyPackage(name, versions));
    }

    private Optional<LegacyPackage.Version> version(PackageName name, String number) {
        String key = LegacyKeys.bundle(name.value(), number);
        if (!BundleVersion.isValid(number)) {
            reader.doubt(
                    DoubtCode.VERSION_UNUSABLE,
                    key,
                    "'" + number + "' is no strict SemVer 2.0 version without build metadata",
                    "left out");
            return Optional.empty();
        }
        if (reader.store().text(key).isEmpty()) {
            reader.doubt(DoubtCode.BUNDLE_MISSING, key, "it is listed, but there is no such record", "left out");
            return Optional.empty();
        }
        Optional<ObjectNode> stored = reader.json(key);
        if (stored.isPresent() && !stored.get().path(JSON).isObject()) {
            reader.doubt(
                    DoubtCode.JUNK_JSON,
                    key,
                    "its manifest is " + LegacyReader.shown(stored.get().path(JSON)),
                    "left out");
            return Optional.empty();
        }
        return stored.flatMap(record -> manifest(name, BundleVersion.parse(number))
                .map(manifest -> new LegacyPackage.Version(
                        BundleVersion.parse(number),
                        reader.time(key, record, "created_at"),
                        OwnerClaim.of(manifest, schemes))));
    }
}
