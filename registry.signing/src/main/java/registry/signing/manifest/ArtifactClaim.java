package registry.signing.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.signing.SigningError;
import registry.signing.archive.EntryPath;
import registry.signing.manifest.Manifest.Artifact;

/**
 * What a manifest says about one file, before any of it is believed.
 *
 * @param field where the manifest says it: {@code wasm}, {@code abi}, {@code services[0].wasm} …
 * @param kind what the file is meant to be
 * @param declared the declaration, of any type
 */
public record ArtifactClaim(String field, Kind kind, JsonNode declared) {
    /** What a file is meant to be. */
    public enum Kind {
        /** A WebAssembly module. */
        WASM,
        /** An ABI document. */
        ABI
    }

    /** Everything that a manifest declares, in its order; also for manifests that break rules. */
    public static List<ArtifactClaim> of(ObjectNode manifest) {
        List<ArtifactClaim> claims = new ArrayList<>();
        add(claims, manifest, "");
        JsonNode services = manifest.path("services");
        for (int i = 0; services.isArray() && i < services.size(); i++) {
            add(claims, services.get(i), "services[" + i + "].");
        }
        return claims;
    }

    /** The path in normal form; empty when it is missing or may not be in a bundle. */
    public Optional<String> path() {
        return Optional.ofNullable(declared.path("path").textValue())
                .filter(path -> EntryPath.problem(path).isEmpty())
                .map(EntryPath::normalize);
    }

    /**
     * The declaration as a value.
     *
     * @throws RegistryException {@code bundle_integrity}, naming the field, when path, hash or size is missing or
     *     malformed
     */
    public Artifact artifact() {
        String path = path().orElseThrow(() -> integrity("path", "must be a relative path inside the bundle"));
        JsonNode hash = declared.path("hash");
        if (!hash.isTextual() || !Digest.isHex(hash.textValue())) {
            throw integrity(
                    "hash", "must be the SHA-256 of the file as 64 lower-case hexadecimal digits, not " + shown(hash));
        }
        JsonNode size = declared.path("size");
        if (!size.isIntegralNumber() || size.longValue() < 0) {
            throw integrity("size", "must be the length of the file in bytes, not " + shown(size));
        }
        return new Artifact(path, Digest.parse(hash.textValue()), size.longValue());
    }

    private static void add(List<ArtifactClaim> claims, JsonNode owner, String prefix) {
        for (Kind kind : Kind.values()) {
            String member = kind == Kind.WASM ? "wasm" : "abi";
            JsonNode declared = owner.path(member);
            if (!Fields.isAbsent(declared)) {
                claims.add(new ArtifactClaim(prefix + member, kind, declared));
            }
        }
    }

    private RegistryException integrity(String member, String problem) {
        String file = path().map(path -> " (" + path + ")").orElse("");
        return new RegistryException(
                SigningError.BUNDLE_INTEGRITY,
                field + "." + member + file + " " + problem
                        + "; rebuild the manifest with current tools and sign it again");
    }

    private static String shown(JsonNode node) {
        if (Fields.isAbsent(node)) {
            return node.isNull() ? "null" : "absent";
        }
        String text = node.toString().replaceAll("[^\\x20-\\x7e]", "?");
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}
