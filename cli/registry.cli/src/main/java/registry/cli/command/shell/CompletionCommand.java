package registry.cli.command.shell;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.RegistryCommand;
import registry.cli.operation.Session;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.TextOutput;
import registry.cli.shell.CompletionScript;

/** {@code completion}. */
@CommandDefinition(
        name = "completion",
        description = "Writes a script that teaches bash, fish or zsh to complete these commands.")
@Examples({"completion bash", "completion fish", "completion zsh"})
public final class CompletionCommand extends RegistryCommand {
    @Argument(index = "0", paramLabel = "SHELL", required = true, description = "bash, fish or zsh")
    private @Nullable String shell;

    /** Created by æsh. */
    public CompletionCommand() {}

    @Override
    protected Report run(Session session) {
        CompletionScript script = CompletionScript.named(requireNonNull(shell));
        return new Written(script.shell(), script.text(program().commands()));
    }

    private record Written(String shell, String script) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            out.content(script.stripTrailing().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public JsonNode json() {
            return Json.object().put("shell", shell).put("script", script);
        }
    }
}
