package registry.cli.command;

import org.aesh.command.CommandDefinition;
import registry.cli.operation.ConfigOperation;
import registry.cli.operation.Session;
import registry.cli.output.Report;

/** {@code config list}. */
@CommandDefinition(name = "list", aliases = "ls", description = "Shows all settings and where each comes from.")
public final class ConfigListCommand extends RegistryCommand {
    /** Created by æsh. */
    public ConfigListCommand() {}

    @Override
    Report run(Session session) {
        return new ConfigOperation(session).list();
    }
}
