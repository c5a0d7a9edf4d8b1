package registry.cli.operation.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Optional;
import registry.cli.operation.Session;
import registry.cli.output.ExitCode;
import registry.cli.output.Json;
import registry.cli.output.Problem;
import registry.cli.output.Report;
import registry.cli.output.Style;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.client.RegistryClient;
import registry.client.server.LifeSign;

/** Asks a registry whether it serves. */
public final class HealthOperation {
    private final Session session;

    /** Works in a session. */
    public HealthOperation(Session session) {
        this.session = session;
    }

    /** Asks. */
    public Report run() {
        try (RegistryClient client = session.connect()) {
            return new Answer(session.registryUrl(), client.server().ping());
        }
    }

    private record Answer(URI registry, LifeSign health) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            out.line(health.isOk() ? Style.GOOD : Style.BAD, "Status: " + health.status(), "");
            Table rest = new Table();
            health.timestamp().ifPresent(time -> rest.row("Checked: " + time));
            out.table(rest.row("Registry: " + registry));
        }

        @Override
        public JsonNode json() {
            ObjectNode json = Json.object().put("registry", registry.toString()).put("status", health.status());
            health.timestamp().ifPresent(time -> json.put("timestamp", time.toString()));
            return json;
        }

        @Override
        public Optional<Problem> problem() {
            return health.isOk()
                    ? Optional.empty()
                    : Optional.of(new Problem(
                            ExitCode.FAILURE,
                            "The registry at " + registry + " does not serve",
                            Optional.of("its status is " + health.status()),
                            Optional.of("again later; the registry's log says more")));
        }
    }
}
