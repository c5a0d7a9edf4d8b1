package registry.signing.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;

/**
 * Writes JSON for people, in the layout of the signing tools in the field: two blanks of indentation, a blank after the
 * colon, one element a line, {@code \n} between lines and none after the last, non-ASCII text as it is. Thread-safe.
 */
public final class PrettyJson {
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = new JsonMapper()
            .writer(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectFieldValueSpacing(Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(INDENTER)
                    .withArrayIndenter(INDENTER));

    private PrettyJson() {}

    /** The text of {@code json}, in UTF-8. Members keep their order. */
    public static byte[] write(JsonNode json) {
        try {
            // Jackson's writer of bytes would escape characters outside the basic plane.
            return WRITER.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the tree is nested too deep or holds no JSON: " + e.getMessage(), e);
        }
    }
}
