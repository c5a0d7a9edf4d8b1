package registry.cli.output;

import com.fasterxml.jackson.databind.JsonNode;

/** The outcome of a command, ready to be shown to a person or to a program. */
public interface Report {
    /** Writes it for a person. */
    void writeTo(TextOutput out);

    /** The same for a program. Members are only ever added. */
    JsonNode json();

    /** The exit code that goes with it. */
    default ExitCode exitCode() {
        return ExitCode.OK;
    }
}
