package registry.signing.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import registry.api.RegistryException;
import registry.signing.SigningError;

/**
 * Reads JSON (RFC 8259) in the one way in which every reader understands the same: UTF-8 without byte order mark, no
 * duplicate keys, no lone surrogates, at most {@value #MAX_DEPTH} levels, and numbers only as integer literals within
 * ±(2^53−1), the range in which IEEE 754 doubles are exact (RFC 7493, section 2.2).
 *
 * <p>Thread-safe. Memory grows with the input, so callers bound it first.
 */
public final class StrictJson {
    /** The deepest nesting of arrays and objects. */
    public static final int MAX_DEPTH = 64;

    private static final BigInteger MAX_INTEGER = BigInteger.TWO.pow(53).subtract(BigInteger.ONE);
    private static final int MAX_NUMBER_LENGTH = 64;

    // Hostile names stay out of the tables that a factory shares between parsers.
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .maxNameLength(Integer.MAX_VALUE)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /**
     * Parses a document.
     *
     * @throws RegistryException with {@link SigningError#INVALID_MANIFEST}, naming the place and the problem
     */
    public static JsonNode parse(byte[] utf8) {
        JsonNode tree = read(decode(utf8));
        requireExact(tree, new Place(null, ""));
        return tree;
    }

    private static String decode(byte[] utf8) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            if (text.startsWith("\uFEFF")) {
                throw invalid("it begins with a byte order mark; save it without one", null);
            }
            return text;
        } catch (CharacterCodingException e) {
            throw invalid("it is not valid UTF-8", e);
        }
    }

    private static JsonNode read(String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            if (tree.isMissingNode()) {
                throw invalid("it is empty", null);
            }
            return tree;
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            String place = location == null
                    ? ""
                    : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
            throw invalid(e.getOriginalMessage() + place, e);
        }
    }

    private static void requireExact(JsonNode node, Place place) {
        if (node.isTextual()) {
            requireWholeCharacters(node.textValue(), place);
        } else if (node.isNumber()) {
            requireInteger(node, place);
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                requireExact(node.get(i), new Place(place, Integer.toString(i)));
            }
        } else {
            node.properties().forEach(member -> {
                Place inner = new Place(place, member.getKey());
                requireWholeCharacters(member.getKey(), inner);
                requireExact(member.getValue(), inner);
            });
        }
    }

    private static void requireInteger(JsonNode node, Place place) {
        if (!node.isIntegralNumber() || node.bigIntegerValue().abs().compareTo(MAX_INTEGER) > 0) {
            throw invalid("the number at " + place + " must be an integer literal within ±(2^53-1)", null);
        }
    }

    private static void requireWholeCharacters(String text, Place place) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw invalid("the text at " + place + " holds half a character (a lone surrogate)", null);
            }
        }
    }

    private static RegistryException invalid(String problem, @Nullable Throwable cause) {
        return new RegistryException(SigningError.INVALID_MANIFEST, "not strict JSON: " + problem, cause);
    }

    /** Where a value stands; written out only when it is refused. */
    private record Place(@Nullable Place outer, String name) {
        private static final int MAX_SHOWN = 200;

        @Override
        public String toString() {
            String path =
                    (outer == null || outer.outer == null ? "" : outer + ".") + (outer == null ? "the top" : name);
            String printable = path.replaceAll("[^\\x20-\\x7e]", "?");
            return printable.length() <= MAX_SHOWN ? printable : printable.substring(0, MAX_SHOWN) + "...";
        }
    }
}
