package registry.signing.wasm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.signing.SigningError;
import registry.signing.json.CanonicalJson;
import registry.signing.json.StrictJson;

/** An ABI document, as far as it can be understood. */
public sealed interface Abi {
    /**
     * A document of a version that is understood.
     *
     * @param manifest what it says
     * @param digest the SHA-256 of its canonical JSON: equal for two spellings of the same document
     */
    record Supported(AbiManifest manifest, Digest digest) implements Abi {}

    /**
     * A document of another major version, which nodes recognise and refuse to upgrade to.
     *
     * @param schemaVersion the version that it names
     * @param digest the SHA-256 of its canonical JSON
     */
    record Unsupported(String schemaVersion, Digest digest) implements Abi {}

    /**
     * No ABI document.
     *
     * @param problem what is wrong with it
     */
    record Broken(String problem) implements Abi {}

    /** Reads a document, of at most {@link AbiBudget#MAX_DOCUMENT} bytes. What is wrong with it is in the result. */
    static Abi read(byte[] json) {
        try {
            JsonNode tree = StrictJson.parse(json);
            Optional<String> version = AbiManifest.unsupportedVersion(tree);
            Digest digest = Digest.ofContent(CanonicalJson.of(tree));
            if (version.isPresent()) {
                return new Unsupported(version.get(), digest);
            }
            return new Supported(AbiManifest.of(tree), digest);
        } catch (RegistryException e) {
            if (e.code() instanceof SigningError) {
                return new Broken(e.detail());
            }
            throw e;
        }
    }

    /** Which of two embedded documents counts for a node: a supported one, then the later one, but never a broken one. */
    static Abi preferred(Optional<Abi> earlier, Abi later) {
        return earlier.filter(abi -> rank(abi) > rank(later)).orElse(later);
    }

    private static int rank(Abi abi) {
        return switch (abi) {
            case Supported supported -> 2;
            case Unsupported unsupported -> 1;
            case Broken broken -> 0;
        };
    }
}
