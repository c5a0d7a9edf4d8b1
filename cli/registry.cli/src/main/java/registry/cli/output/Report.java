package registry.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The outcome of a command, ready to be shown to a person or to a program. */
public interface Report {
    /** Writes it for a person. */
    void writeTo(TextOutput out);

    /** The same for a program. Members are only ever added. */
    JsonNode json();

    /** What went wrong, if the outcome is a failure that has something to show nevertheless. */
    default Optional<Problem> problem() {
        return Optional.empty();
    }
}
