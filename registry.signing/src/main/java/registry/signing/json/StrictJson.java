package registry.signing.json;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import registry.api.RegistryException;
import registry.signing.SigningError;

/**
 * Reads JSON (RFC 8259) in the one way in which every reader understands the same: UTF-8 without byte order mark, no
 * duplicate names, no lone surrogates, at most {@value #MAX_DEPTH} levels and {@value #MAX_TOKENS} names and values,
 * and numbers only as integer literals within ±(2^53−1), the range in which IEEE 754 doubles are exact (RFC 7493,
 * section 2.2).
 *
 * <p>Thread-safe. Memory is bounded by the length of the input and the limits above.
 */
public final class StrictJson {
    /** The deepest nesting of arrays and objects. */
    public static final int MAX_DEPTH = 64;

    /** The most names, values, and beginnings and ends of arrays and objects in one document. */
    public static final int MAX_TOKENS = 200_000;

    private static final long MAX_INTEGER = (1L << 53) - 1;
    private static final int MAX_INTEGER_LENGTH = "-9007199254740991".length();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private StrictJson() {}

    /**
     * Parses a document.
     *
     * @throws RegistryException with {@link SigningError#INVALID_MANIFEST}, naming line and column or the JSON pointer
     *     (RFC 6901) of the place, and the problem
     */
    public static JsonNode parse(byte[] utf8) {
        TokenReader in = new TokenReader(decode(utf8), MAX_DEPTH, MAX_TOKENS);
        JsonNode tree = value(in, in.next());
        in.requireEnd();
        return tree;
    }

    private static String decode(byte[] utf8) {
        ByteBuffer in = ByteBuffer.wrap(utf8);
        CharBuffer out = CharBuffer.allocate(utf8.length);
        // A new decoder reports malformed input instead of replacing it.
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        if (result.isError()) {
            throw TokenReader.invalid("byte " + in.position() + ": it is not valid UTF-8", null);
        }
        String text = out.flip().toString();
        if (text.startsWith("\uFEFF")) {
            throw TokenReader.invalid("byte 0: it begins with a byte order mark; save it without one", null);
        }
        return text;
    }

    private static JsonNode value(TokenReader in, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object(in);
            case START_ARRAY -> array(in);
            case VALUE_STRING -> NODES.textNode(in.text());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> integer(in);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case FIELD_NAME, END_OBJECT, END_ARRAY, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("no value begins with " + token);
        };
    }

    private static ObjectNode object(TokenReader in) {
        ObjectNode object = NODES.objectNode();
        while (in.next() != JsonToken.END_OBJECT) {
            String name = in.text();
            if (object.has(name)) {
                throw in.invalid("the name occurs twice in one object");
            }
            object.set(name, value(in, in.next()));
        }
        return object;
    }

    private static ArrayNode array(TokenReader in) {
        ArrayNode array = NODES.arrayNode();
        for (JsonToken token = in.next(); token != JsonToken.END_ARRAY; token = in.next()) {
            array.add(value(in, token));
        }
        return array;
    }

    private static JsonNode integer(TokenReader in) {
        String literal = in.text();
        boolean integral = literal.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
        if (!integral || literal.length() > MAX_INTEGER_LENGTH || Math.abs(Long.parseLong(literal)) > MAX_INTEGER) {
            throw in.invalid("a number must be an integer literal within ±(2^53-1), without point and exponent");
        }
        long number = Long.parseLong(literal);
        return number == (int) number ? NODES.numberNode((int) number) : NODES.numberNode(number);
    }
}
