package registry.signing.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import registry.api.RegistryException;
import registry.signing.SigningError;

/**
 * The tokens of one JSON text (RFC 8259, no extensions), within limits, with errors that say where. Never follows the
 * input by recursion.
 */
final class TokenReader {
    private static final int MAX_SHOWN = 200;
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]");
    private static final Pattern LIBRARY_DETAIL = Pattern.compile(", from `[^`]*`| \\(start marker at \\[.*");

    // Names from strangers stay out of the tables that a factory shares between parsers.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final JsonParser parser;
    private final int maxDepth;
    private final int maxTokens;
    private int tokens;

    /**
     * Starts before the first token.
     *
     * @param maxDepth the deepest nesting of arrays and objects
     * @param maxTokens the most tokens: names, values, and the beginnings and ends of arrays and objects
     */
    TokenReader(String text, int maxDepth, int maxTokens) {
        try {
            this.parser = FACTORY.createParser(text);
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be read", e);
        }
        this.maxDepth = maxDepth;
        this.maxTokens = maxTokens;
    }

    /** The next token; its text, if any, holds whole characters only. */
    JsonToken next() {
        JsonToken token = advance();
        if (token == null) {
            throw invalid("the text ends where a value should be");
        }
        tokens++;
        if (tokens > maxTokens) {
            throw invalid("there are more than " + maxTokens + " names and values");
        }
        if (parser.getParsingContext().getNestingDepth() > maxDepth) {
            throw invalid("arrays and objects are nested deeper than " + maxDepth + " levels");
        }
        if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
            requireWholeCharacters(text());
        }
        return token;
    }

    /** The decoded text of a name or string, or the literal of a number. */
    String text() {
        try {
            return parser.getText();
        } catch (JsonProcessingException e) {
            throw invalid(e);
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be read", e);
        }
    }

    /** Makes sure that nothing but white space follows. */
    void requireEnd() {
        if (advance() != null) {
            throw invalid("something follows the end of the document");
        }
    }

    /** A refusal of the current token. */
    RegistryException invalid(String problem) {
        String pointer = printable(parser.getParsingContext().pathAsPointer().toString());
        String path = pointer.isEmpty() ? "" : ", at " + pointer;
        return invalid(place(parser.currentTokenLocation()) + path + ": " + problem, null);
    }

    static RegistryException invalid(String problem, @Nullable Throwable cause) {
        return new RegistryException(SigningError.INVALID_MANIFEST, "not strict JSON: " + problem, cause);
    }

    private @Nullable JsonToken advance() {
        try {
            return parser.nextToken();
        } catch (JsonProcessingException e) {
            throw invalid(e);
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be read", e);
        }
    }

    private RegistryException invalid(JsonProcessingException e) {
        String problem = e instanceof JsonEOFException
                ? "the text ends too early"
                : printable(LIBRARY_DETAIL.matcher(e.getOriginalMessage()).replaceAll(""));
        JsonLocation location = e.getLocation();
        return invalid(place(location == null ? parser.currentLocation() : location) + ": " + problem, e);
    }

    private static String place(JsonLocation location) {
        return "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String printable(String text) {
        String cut = text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
        return UNPRINTABLE.matcher(cut).replaceAll("?");
    }

    private void requireWholeCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw invalid("the text holds half a character (a lone surrogate)");
            }
        }
    }
}
