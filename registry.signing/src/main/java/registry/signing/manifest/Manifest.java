package registry.signing.manifest;

import java.util.List;
import java.util.Optional;
import registry.api.BundleVersion;
import registry.api.Digest;
import registry.api.PackageName;
import registry.api.SemanticVersion;

/**
 * A manifest that keeps every rule for publishing, as a typed, immutable view. The signed text itself is kept elsewhere,
 * byte for byte: unknown members are not in this view.
 *
 * @param packageName {@code package}
 * @param version {@code appVersion}
 * @param minRuntimeVersion the oldest node release that can run the app
 * @param metadata what people read about it
 * @param links where to go from it
 * @param interfaces the named interfaces that it offers and needs
 * @param slug the deep-link name, {@code handlers.slug}
 * @param services its modules: those of {@code services}, or else the one of {@code wasm}; never empty
 */
public record Manifest(
        PackageName packageName,
        BundleVersion version,
        SemanticVersion minRuntimeVersion,
        Metadata metadata,
        Links links,
        Interfaces interfaces,
        Optional<String> slug,
        List<Service> services) {
    /** Copies the list. */
    public Manifest {
        services = List.copyOf(services);
    }

    /**
     * What people read about an app. Lengths are in characters (Unicode code points).
     *
     * @param name at most {@value ManifestRules#MAX_NAME}
     * @param description at most {@value ManifestRules#MAX_DESCRIPTION}
     * @param author as the publisher wrote it; proves nothing
     * @param icon a PNG as a data URI of at most {@value ManifestRules#MAX_ICON} characters
     * @param license as the publisher wrote it
     * @param tags at most {@value ManifestRules#MAX_TAGS} of at most {@value ManifestRules#MAX_TAG}
     */
    public record Metadata(
            Optional<String> name,
            Optional<String> description,
            Optional<String> author,
            Optional<String> icon,
            Optional<String> license,
            List<String> tags) {
        /** Copies the list. */
        public Metadata {
            tags = List.copyOf(tags);
        }
    }

    /** Addresses, each http or https. */
    public record Links(Optional<String> frontend, Optional<String> github, Optional<String> docs) {}

    /** Names of interfaces. */
    public record Interfaces(List<String> exports, List<String> uses) {
        /** Copies the lists. */
        public Interfaces {
            exports = List.copyOf(exports);
            uses = List.copyOf(uses);
        }
    }

    /**
     * A module with its ABI file.
     *
     * @param name its name; empty for the only module of a bundle without {@code services}
     */
    public record Service(Optional<String> name, Artifact wasm, Optional<Artifact> abi) {}

    /**
     * A file of the bundle.
     *
     * @param path its path in the archive, in normal form
     * @param hash the SHA-256 of its content
     * @param size its length, in bytes
     */
    public record Artifact(String path, Digest hash, long size) {}
}
