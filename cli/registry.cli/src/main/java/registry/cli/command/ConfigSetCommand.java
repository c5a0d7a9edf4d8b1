package registry.cli.command;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.jspecify.annotations.Nullable;
import registry.cli.operation.ConfigOperation;
import registry.cli.operation.Session;
import registry.cli.output.Report;

/** {@code config set}. */
@CommandDefinition(name = "set", description = "Stores a setting in the configuration file.")
public final class ConfigSetCommand extends RegistryCommand {
    @Argument(index = "0", paramLabel = "KEY", required = true, description = "registry-url or api-key")
    private @Nullable String key;

    @Argument(index = "1", paramLabel = "VALUE", required = true, description = "its value")
    private @Nullable String value;

    /** Created by æsh. */
    public ConfigSetCommand() {}

    @Override
    Report run(Session session) {
        return new ConfigOperation(session).set(requireNonNull(key), requireNonNull(value));
    }
}
