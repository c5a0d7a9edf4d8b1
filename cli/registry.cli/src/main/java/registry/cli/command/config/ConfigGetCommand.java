package registry.cli.command.config;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.RegistryCommand;
import registry.cli.operation.Session;
import registry.cli.operation.config.ConfigOperation;
import registry.cli.output.Report;

/** {@code config get}. */
@CommandDefinition(name = "get", description = "Shows one setting; a token is shown masked.")
@Examples("config get url")
public final class ConfigGetCommand extends RegistryCommand {
    @Argument(index = "0", paramLabel = "KEY", required = true, description = "registry-url or api-key")
    private @Nullable String key;

    /** Created by æsh. */
    public ConfigGetCommand() {}

    @Override
    protected Report run(Session session) {
        return new ConfigOperation(session).get(requireNonNull(key));
    }
}
