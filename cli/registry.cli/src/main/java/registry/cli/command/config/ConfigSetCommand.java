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

/** {@code config set}. */
@CommandDefinition(name = "set", description = "Stores a setting in the configuration file.")
@Examples({"config set url https://registry.example.com", "config set api-key TOKEN"})
public final class ConfigSetCommand extends RegistryCommand {
    @Argument(index = "0", paramLabel = "KEY", required = true, description = "registry-url or api-key")
    private @Nullable String key;

    @Argument(index = "1", paramLabel = "VALUE", required = true, description = "its value")
    private @Nullable String value;

    /** Created by æsh. */
    public ConfigSetCommand() {}

    @Override
    protected Report run(Session session) {
        return new ConfigOperation(session).set(requireNonNull(key), requireNonNull(value));
    }
}
