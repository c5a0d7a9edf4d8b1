package registry.signing.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.erdtman.jcs.JsonCanonicalizer;
import registry.api.RegistryException;
import registry.signing.SigningError;

/**
 * The JSON Canonicalization Scheme (RFC 8785): one spelling for every JSON value, so that it can be hashed and signed.
 *
 * <p>Takes any JSON that the canonicalization library takes, numbers of every form included. Input from strangers goes
 * through {@link StrictJson} first, which bounds the nesting that the library follows by recursion. Thread-safe.
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    /**
     * The canonical form of a JSON text, in UTF-8.
     *
     * @throws RegistryException with {@link SigningError#INVALID_MANIFEST} when it is no JSON object or array
     */
    public static byte[] of(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedUTF8();
        } catch (IOException e) {
            throw new RegistryException(SigningError.INVALID_MANIFEST, "cannot be canonicalized: " + e.getMessage(), e);
        }
    }

    /** The canonical form of a JSON tree, in UTF-8. */
    public static byte[] of(JsonNode json) {
        return of(json.toString());
    }
}
