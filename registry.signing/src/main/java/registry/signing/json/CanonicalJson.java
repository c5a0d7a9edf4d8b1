package registry.signing.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import org.erdtman.jcs.JsonCanonicalizer;
import registry.api.RegistryException;
import registry.signing.SigningError;

/**
 * The JSON Canonicalization Scheme (RFC 8785): one spelling for every JSON value, so that it can be hashed and signed.
 *
 * <p>Takes any JSON value, numbers of every form included, up to {@value #MAX_DEPTH} levels. What the canonicalization
 * library would silently mend (leading zeros, lone surrogates) is refused. Thread-safe.
 */
public final class CanonicalJson {
    /** The deepest nesting of arrays and objects; the library follows it by recursion. */
    public static final int MAX_DEPTH = 512;

    // Bare NaN is no JSON and is refused on reading; in quotes it would pass as a string.
    private static final JsonMapper WRITER =
            JsonMapper.builder().disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS).build();

    private CanonicalJson() {}

    /**
     * The canonical form of a JSON text, in UTF-8.
     *
     * @throws RegistryException with {@link SigningError#INVALID_MANIFEST} when it is no JSON, nested too deep, has
     *     duplicate names or lone surrogates, or a number that is no finite double
     */
    public static byte[] of(String json) {
        requireWellFormed(json);
        try {
            // The library takes arrays and objects only; inside an array every value is welcome.
            byte[] array = new JsonCanonicalizer("[" + json + "]").getEncodedUTF8();
            return Arrays.copyOfRange(array, 1, array.length - 1);
        } catch (IOException e) {
            throw invalid(e);
        }
    }

    /** The canonical form of a JSON tree, in UTF-8; see {@link #of(String)}. */
    public static byte[] of(JsonNode json) {
        try {
            return of(WRITER.writeValueAsString(json));
        } catch (JsonProcessingException e) {
            throw invalid(e);
        }
    }

    private static void requireWellFormed(String json) {
        TokenReader in = new TokenReader(json, MAX_DEPTH, Integer.MAX_VALUE);
        int open = 0;
        do {
            JsonToken token = in.next();
            open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        } while (open > 0);
        in.requireEnd();
    }

    private static RegistryException invalid(IOException e) {
        return new RegistryException(SigningError.INVALID_MANIFEST, "cannot be canonicalized: " + e.getMessage(), e);
    }
}
