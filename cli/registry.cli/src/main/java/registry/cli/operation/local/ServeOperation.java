package registry.cli.operation.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import registry.cli.operation.Session;
import registry.cli.operation.admin.ServerProgram;
import registry.cli.output.ExitCode;
import registry.cli.output.Json;
import registry.cli.output.Problem;
import registry.cli.output.Report;
import registry.cli.output.TextOutput;

/** Runs the server program in the foreground. */
public final class ServeOperation {
    private final Session session;

    /** Works in a session. */
    public ServeOperation(Session session) {
        this.session = session;
    }

    /** Runs it with its own arguments until it ends. */
    public Report run(List<String> arguments) {
        return new Ended(ServerProgram.of(session).serve(arguments));
    }

    private record Ended(ExitCode exitCode) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            // The server has said all there is to say.
        }

        @Override
        public JsonNode json() {
            return Json.object().put("ended", true);
        }

        @Override
        public Optional<Problem> problem() {
            return exitCode == ExitCode.OK
                    ? Optional.empty()
                    : Optional.of(new Problem(
                            exitCode,
                            "The server has ended; what it says is above",
                            Optional.empty(),
                            Optional.empty()));
        }
    }
}
