package registry.cli.command.shell;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Arguments;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.RegistryCommand;
import registry.cli.operation.Session;
import registry.cli.output.Json;
import registry.cli.output.JsonSchemas;
import registry.cli.output.Report;
import registry.cli.output.TextOutput;
import registry.cli.output.UsageException;

/** {@code schema}. */
@CommandDefinition(name = "schema", description = "Shows the JSON Schema of what a command writes with --json.")
@Examples({"schema search", "schema org members list"})
public final class SchemaCommand extends RegistryCommand {
    @Arguments(paramLabel = "COMMAND", required = true, description = "the words of the command")
    private @Nullable List<String> words;

    /** Created by æsh. */
    public SchemaCommand() {}

    @Override
    protected Report run(Session session) {
        String command = String.join(" ", requireNonNull(words));
        return JsonSchemas.load()
                .of(command)
                .map(Shown::new)
                .orElseThrow(() -> new UsageException(
                        "There is no command '" + command + "' that writes JSON", "calimero-registry --help"));
    }

    private record Shown(JsonNode json) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            out.content(Json.text(json).getBytes(StandardCharsets.UTF_8));
        }
    }
}
