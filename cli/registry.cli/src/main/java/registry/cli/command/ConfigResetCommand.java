package registry.cli.command;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Option;
import registry.cli.operation.ConfigOperation;
import registry.cli.operation.Session;
import registry.cli.output.Report;

/** {@code config reset}. */
@CommandDefinition(name = "reset", description = "Forgets the stored registry and token.")
public final class ConfigResetCommand extends RegistryCommand {
    @Option(name = "force", hasValue = false, description = "really do it")
    private boolean force;

    /** Created by æsh. */
    public ConfigResetCommand() {}

    @Override
    Report run(Session session) {
        return new ConfigOperation(session).reset(force);
    }
}
