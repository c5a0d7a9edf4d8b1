package registry.signing.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.api.SemanticVersion;
import registry.signing.SigningError;
import registry.signing.archive.EntryPath;
import registry.signing.manifest.Manifest.Interfaces;
import registry.signing.manifest.Manifest.Links;
import registry.signing.manifest.Manifest.Metadata;
import registry.signing.manifest.Manifest.Service;

/**
 * The rules for manifests: the types that nodes demand, and what this registry demands beyond them. Unknown members are
 * left alone. Thread-safe.
 */
public final class ManifestRules {
    /** The longest {@code metadata.name}, in characters. */
    public static final int MAX_NAME = 128;

    /** The longest {@code metadata.description}, in characters. */
    public static final int MAX_DESCRIPTION = 4000;

    /** The most tags. */
    public static final int MAX_TAGS = 20;

    /** The longest tag, in characters. */
    public static final int MAX_TAG = 32;

    /** The longest {@code metadata.icon}, as a data URI, in characters: three quarters of a MiB. */
    public static final int MAX_ICON = 768 * 1024;

    private static final int MAX_SERVICE_NAME = 64;
    private static final String RESERVED_SERVICE = "app";
    private static final Pattern SERVICE_NAME = Pattern.compile("[a-z0-9][a-z0-9_-]*");

    private ManifestRules() {}

    /**
     * Reads a manifest that keeps all the rules.
     *
     * @throws RegistryException {@code invalid_manifest} when a field breaks its rule; {@code bundle_integrity} when all
     *     fields keep theirs but the hash or size of a file is missing or malformed. The message begins with the field.
     */
    public static Manifest parse(ObjectNode manifest) {
        return parse(manifest, name -> false);
    }

    /**
     * The same for publishing the next version of a package.
     *
     * @param olderNames which packages may be called as no new package may
     * @throws RegistryException as above
     */
    public static Manifest parse(ObjectNode manifest, Predicate<PackageName> olderNames) {
        Fields fields = Fields.of(manifest, "");
        requireFormatVersion(fields);
        PackageName packageName = packageName(fields, olderNames);
        BundleVersion version = version(fields);
        SemanticVersion minRuntimeVersion = minRuntimeVersion(fields);
        fields.optionalText("signerId");
        Metadata metadata = metadata(fields);
        Links links = links(fields);
        Interfaces interfaces = interfaces(fields);
        Optional<String> slug = fields.object("handlers").flatMap(handlers -> handlers.optionalText("slug"));
        requireServices(fields);
        return new Manifest(
                packageName, version, minRuntimeVersion, metadata, links, interfaces, slug, services(manifest, fields));
    }

    /**
     * Checks everything but the hashes and sizes of the files.
     *
     * @throws RegistryException {@code invalid_manifest}; the message begins with the field
     */
    public static void check(ObjectNode manifest) {
        check(manifest, name -> false);
    }

    /**
     * The same for publishing the next version of a package.
     *
     * @param olderNames which packages may be called as no new package may
     * @throws RegistryException as above
     */
    public static void check(ObjectNode manifest, Predicate<PackageName> olderNames) {
        try {
            parse(manifest, olderNames);
        } catch (RegistryException e) {
            if (e.code() != SigningError.BUNDLE_INTEGRITY) {
                throw e;
            }
        }
    }

    private static void requireFormatVersion(Fields manifest) {
        manifest.text("version", text -> !text.isEmpty(), "must be the version of the manifest format: \"1.0\"");
    }

    private static PackageName packageName(Fields manifest, Predicate<PackageName> olderNames) {
        return PackageName.parse(manifest.text(
                "package",
                text -> isAllowed(text, olderNames),
                "must be two or more parts of lower-case letters, digits and hyphens joined by dots, such as "
                        + "com.example.app, and at most " + PackageName.MAX_LENGTH + " characters"));
    }

    private static boolean isAllowed(String text, Predicate<PackageName> olderNames) {
        return PackageName.isNew(text) || (PackageName.isValid(text) && olderNames.test(PackageName.parse(text)));
    }

    private static BundleVersion version(Fields manifest) {
        return BundleVersion.parse(manifest.text(
                "appVersion",
                BundleVersion::isValid,
                "must be strict SemVer 2.0 such as 1.4.0 or 2.0.0-rc.1, without a leading v and without build metadata, "
                        + "and at most " + BundleVersion.MAX_LENGTH + " characters"));
    }

    private static SemanticVersion minRuntimeVersion(Fields manifest) {
        String problem = "must be the oldest node version that can run the app, strict SemVer 2.0 such as 0.1.0";
        return SemanticVersion.tryParse(manifest.text("minRuntimeVersion"))
                .orElseThrow(() -> Fields.refusal("minRuntimeVersion", problem));
    }

    private static Metadata metadata(Fields manifest) {
        Optional<Fields> metadata = manifest.object("metadata");
        if (metadata.isEmpty()) {
            Optional<String> none = Optional.empty();
            return new Metadata(none, none, none, none, none, List.of());
        }
        Fields fields = metadata.get();
        return new Metadata(
                Optional.of(fields.text("name", name -> fits(name, MAX_NAME), tooLong(MAX_NAME))),
                fields.optionalText("description", text -> fits(text, MAX_DESCRIPTION), tooLong(MAX_DESCRIPTION)),
                fields.optionalText("author"),
                fields.optionalText("icon", PngDataUri::isValid, PngDataUri.RULE),
                fields.optionalText("license"),
                tags(fields));
    }

    private static List<String> tags(Fields metadata) {
        List<String> tags = metadata.texts("tags");
        if (tags.size() > MAX_TAGS) {
            throw Fields.refusal(metadata.at("tags"), "must have at most " + MAX_TAGS + " tags");
        }
        for (int i = 0; i < tags.size(); i++) {
            if (!fits(tags.get(i), MAX_TAG)) {
                throw Fields.refusal(metadata.at("tags") + "[" + i + "]", tooLong(MAX_TAG));
            }
        }
        return tags;
    }

    private static Links links(Fields manifest) {
        Optional<Fields> links = manifest.object("links");
        links.ifPresent(fields -> fields.names().forEach(name -> link(links, name)));
        return new Links(link(links, "frontend"), link(links, "github"), link(links, "docs"));
    }

    private static Optional<String> link(Optional<Fields> links, String member) {
        return links.flatMap(fields -> fields.optionalText(
                member, HttpLink::isValid, "must be an address that begins with http:// or https://"));
    }

    private static Interfaces interfaces(Fields manifest) {
        return manifest.object("interfaces")
                .map(fields -> new Interfaces(fields.texts("exports"), fields.texts("uses")))
                .orElse(new Interfaces(List.of(), List.of()));
    }

    private static void requireServices(Fields manifest) {
        Set<String> names = new HashSet<>();
        List<Fields> services = manifest.objects("services");
        for (Fields service : services) {
            String name = service.text(
                    "name",
                    ManifestRules::isServiceName,
                    "must be lower-case letters, digits, - and _, at most " + MAX_SERVICE_NAME
                            + " characters, and not '" + RESERVED_SERVICE + "'");
            if (!names.add(name)) {
                throw Fields.refusal(service.at("name"), "is the name of two services; names must differ");
            }
            requireArtifact(service, "wasm", true);
            requireArtifact(service, "abi", false);
        }
        requireArtifact(manifest, "wasm", services.isEmpty());
        requireArtifact(manifest, "abi", false);
    }

    private static void requireArtifact(Fields owner, String member, boolean required) {
        Optional<Fields> artifact = owner.object(member);
        if (artifact.isEmpty() && required) {
            throw Fields.refusal(owner.at(member), "is missing; a bundle needs at least one module");
        }
        artifact.ifPresent(fields -> EntryPath.problem(fields.text("path")).ifPresent(problem -> {
            throw Fields.refusal(fields.at("path"), problem + "; it must be a plain relative path inside the bundle");
        }));
    }

    /** The declared files as values: named services where there are any, as nodes choose. */
    private static List<Service> services(ObjectNode manifest, Fields fields) {
        // Also those that nodes ignore, such as a top-level module beside services, must be what they claim.
        ArtifactClaim.of(manifest).forEach(ArtifactClaim::artifact);
        List<Fields> named = fields.objects("services");
        if (named.isEmpty()) {
            return List.of(service(Optional.empty(), fields));
        }
        return named.stream()
                .map(service -> service(service.optionalText("name"), service))
                .toList();
    }

    private static Service service(Optional<String> name, Fields owner) {
        return new Service(
                name,
                owner.claim("wasm", ArtifactClaim.Kind.WASM).orElseThrow().artifact(),
                owner.claim("abi", ArtifactClaim.Kind.ABI).map(ArtifactClaim::artifact));
    }

    private static boolean isServiceName(String name) {
        return name.length() <= MAX_SERVICE_NAME
                && SERVICE_NAME.matcher(name).matches()
                && !name.equals(RESERVED_SERVICE);
    }

    private static boolean fits(String text, int characters) {
        return text.codePointCount(0, text.length()) <= characters;
    }

    private static String tooLong(int characters) {
        return "must have at most " + characters + " characters";
    }
}
