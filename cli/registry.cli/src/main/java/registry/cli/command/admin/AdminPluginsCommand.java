package registry.cli.command.admin;

import org.aesh.command.CommandDefinition;
import registry.cli.command.Examples;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.admin.RegistryOperation;
import registry.cli.output.Report;

/** {@code admin plugins}. */
@CommandDefinition(name = "plugins", description = "Lists what is plugged into the registry, chosen or not.")
@Examples("admin plugins")
public final class AdminPluginsCommand extends SignedInCommand {
    /** Created by æsh. */
    public AdminPluginsCommand() {}

    @Override
    protected Report run(Session session) {
        return new RegistryOperation(session).plugins();
    }
}
