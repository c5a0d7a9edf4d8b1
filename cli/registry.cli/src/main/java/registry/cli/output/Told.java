package registry.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An outcome that one sentence tells.
 *
 * @param sentence for a person
 * @param members for a program
 */
public record Told(String sentence, ObjectNode members) implements Report {
    /** What is said when a person was asked and declined. */
    public static final String NOTHING = "Nothing was changed.";

    @Override
    public void writeTo(TextOutput out) {
        out.line(sentence);
    }

    @Override
    public JsonNode json() {
        return members;
    }
}
