package registry.signing.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.signing.SigningError;
import registry.signing.json.CanonicalJson;

/**
 * What a manifest's signature covers: SHA-256 of the canonical JSON (RFC 8785) of the manifest without its top-level
 * {@code signature} and without top-level members whose name begins with {@code _}. Nested members of such names count.
 * Thread-safe; the trees passed in stay as they are.
 */
public final class SignedContent {
    private SignedContent() {}

    /** The manifest without the top-level members that anybody may add: those whose name begins with {@code _}. */
    public static ObjectNode withoutAnnotations(ObjectNode manifest) {
        ObjectNode view = manifest.objectNode();
        manifest.properties().forEach(member -> {
            if (!member.getKey().startsWith("_")) {
                view.set(member.getKey(), member.getValue());
            }
        });
        return view;
    }

    /**
     * The digest that is signed.
     *
     * @throws RegistryException with {@link SigningError#INVALID_MANIFEST} when the tree has no canonical form
     */
    public static Digest digest(ObjectNode manifest) {
        ObjectNode view = withoutAnnotations(manifest);
        view.remove(ManifestSignature.SIGNATURE);
        return Digest.ofContent(CanonicalJson.of(view));
    }
}
