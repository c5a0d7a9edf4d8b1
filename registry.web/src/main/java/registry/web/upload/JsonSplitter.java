package registry.web.upload;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import registry.api.RegistryException;
import registry.signing.SigningError;
import registry.signing.json.StrictJson;

/**
 * Splits a JSON push, byte by byte as it arrives: the digits of the top-level string {@code _binary} go to a
 * {@link HexDecoder}, everything else is kept for the strict parser, with an empty string where the digits were.
 *
 * <p>This is no parser: it follows strings, escapes and nesting only as far as it must to know which member it is in.
 * What is malformed stays so in the rest, and the parser refuses it. For one thread.
 */
final class JsonSplitter {
    /** The most bytes beside {@code _binary}: a manifest has at most 1 MiB, and white space may come with it. */
    static final int MAX_REST = 1024 * 1024 + 256 * 1024;

    private static final String MEMBER = "_binary";
    private static final int LONGEST_KEY = MEMBER.length() * 6 + 2; // every character escaped, and quotes

    private final HexDecoder hex;
    private final LargeManifests.Place place;
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream(4096);
    private final ByteArrayOutputStream key = new ByteArrayOutputStream(LONGEST_KEY);
    private State state = State.OUTSIDE;
    private int depth;
    private boolean keyExpected;
    private boolean keyMatches;
    private boolean found;

    JsonSplitter(HexDecoder hex, LargeManifests.Place place) {
        this.hex = hex;
        this.place = place;
    }

    private enum State {
        /** Between strings. */
        OUTSIDE,
        /** In a string that is no top-level key. */
        STRING,
        /** In such a string, after a backslash. */
        STRING_ESCAPE,
        /** In a top-level key. */
        KEY,
        /** In a top-level key, after a backslash. */
        KEY_ESCAPE,
        /** Behind the colon after {@code "_binary"}. */
        BINARY_VALUE,
        /** Among the digits. */
        DIGITS
    }

    /**
     * Reads {@code body} to its end.
     *
     * @return what is left without the digits, in UTF-8
     * @throws RegistryException with {@link SigningError#INVALID_BUNDLE} when {@code _binary} is no string of hexadecimal
     *     digits or there twice, with {@link SigningError#BUNDLE_TOO_LARGE} when it or the rest is too long
     */
    byte[] split(InputStream body) {
        byte[] buffer = new byte[64 * 1024];
        try {
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                for (int i = 0; i < count; i++) {
                    accept(buffer[i]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (state == State.DIGITS) {
            throw invalid("the body ends inside _binary");
        }
        return rest.toByteArray();
    }

    /** Whether {@code _binary} was there. */
    boolean found() {
        return found;
    }

    private void accept(byte next) {
        if (state == State.DIGITS && next != '"') {
            hex.digit(next);
            return;
        }
        keep(next);
        switch (state) {
            case OUTSIDE -> outside(next);
            case STRING -> string(next, State.STRING_ESCAPE);
            case STRING_ESCAPE -> state = State.STRING;
            case KEY -> key(next);
            case KEY_ESCAPE -> keyCharacter(next, State.KEY);
            case BINARY_VALUE -> binaryValue(next);
            case DIGITS -> endOfDigits();
        }
    }

    private void outside(byte next) {
        switch (next) {
            case '"' -> startString();
            case '{', '[' -> open(next);
            case '}', ']' -> depth--;
            case ',' -> keyExpected = depth == 1;
            case ':' -> colon();
            default -> {
                // White space, numbers and words change nothing.
            }
        }
    }

    private void open(byte bracket) {
        depth++;
        keyExpected = depth == 1 && bracket == '{';
    }

    private void startString() {
        if (keyExpected) {
            key.reset();
            key.write('"');
            state = State.KEY;
        } else {
            state = State.STRING;
        }
    }

    private void colon() {
        if (depth == 1 && keyMatches) {
            state = State.BINARY_VALUE;
        }
        keyMatches = false;
    }

    private void string(byte next, State escape) {
        if (next == '\\') {
            state = escape;
        } else if (next == '"') {
            state = State.OUTSIDE;
        }
    }

    private void key(byte next) {
        keyCharacter(next, next == '\\' ? State.KEY_ESCAPE : State.KEY);
        if (next == '"') {
            state = State.OUTSIDE;
            keyExpected = false;
            keyMatches = isBinary();
        }
    }

    private void keyCharacter(byte next, State following) {
        if (key.size() <= LONGEST_KEY) {
            key.write(next);
        }
        state = following;
    }

    /** Keys may be written with escapes; only the real parser says what they spell. */
    private boolean isBinary() {
        if (key.size() > LONGEST_KEY) {
            return false;
        }
        String text = key.toString(StandardCharsets.UTF_8);
        if (text.indexOf('\\') < 0) {
            return text.equals('"' + MEMBER + '"');
        }
        try {
            JsonNode spelt = StrictJson.parse(key.toByteArray());
            return spelt.isTextual() && spelt.textValue().equals(MEMBER);
        } catch (RegistryException e) {
            return false; // the rest holds the same key, and is refused for it
        }
    }

    private void binaryValue(byte next) {
        if (next == '"') {
            if (found) {
                throw invalid("_binary is there twice");
            }
            found = true;
            state = State.DIGITS;
        } else if (next != ' ' && next != '\t' && next != '\n' && next != '\r') {
            throw invalid("_binary must be a string, the whole bundle in hexadecimal");
        }
    }

    private void endOfDigits() {
        hex.finish();
        state = State.OUTSIDE;
    }

    private void keep(byte next) {
        if (rest.size() == MAX_REST) {
            throw new RegistryException(SigningError.BUNDLE_TOO_LARGE, "the manifest is too large; the limit is 1 MiB");
        }
        if (rest.size() == LargeManifests.SMALL) {
            place.take();
        }
        rest.write(next);
    }

    private static RegistryException invalid(String message) {
        return new RegistryException(SigningError.INVALID_BUNDLE, message);
    }
}
