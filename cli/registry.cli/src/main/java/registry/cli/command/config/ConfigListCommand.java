package registry.cli.command.config;

import org.aesh.command.CommandDefinition;
import registry.cli.command.Examples;
import registry.cli.command.RegistryCommand;
import registry.cli.operation.Session;
import registry.cli.operation.config.ConfigOperation;
import registry.cli.output.Report;

/** {@code config list}. */
@CommandDefinition(name = "list", aliases = "ls", description = "Shows all settings and where each comes from.")
@Examples("config list")
public final class ConfigListCommand extends RegistryCommand {
    /** Created by æsh. */
    public ConfigListCommand() {}

    @Override
    protected Report run(Session session) {
        return new ConfigOperation(session).list();
    }
}
