package registry.cli.command.config;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Option;
import registry.cli.command.Examples;
import registry.cli.command.RegistryCommand;
import registry.cli.operation.Session;
import registry.cli.operation.config.ConfigOperation;
import registry.cli.output.Report;

/** {@code config reset}. */
@CommandDefinition(name = "reset", description = "Forgets the stored registry and token.")
@Examples("config reset --force")
public final class ConfigResetCommand extends RegistryCommand {
    @Option(name = "force", hasValue = false, description = "really do it")
    private boolean force;

    /** Created by æsh. */
    public ConfigResetCommand() {}

    @Override
    protected Report run(Session session) {
        return new ConfigOperation(session).reset(force);
    }
}
