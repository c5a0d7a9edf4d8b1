package registry.cli.command.admin;

import org.aesh.command.CommandDefinition;
import registry.cli.command.Examples;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.admin.RegistryOperation;
import registry.cli.output.Report;

/** {@code admin health}. */
@CommandDefinition(name = "health", description = "Shows how the registry is, in figures.")
@Examples({"admin health", "admin health --json"})
public final class AdminHealthCommand extends SignedInCommand {
    /** Created by æsh. */
    public AdminHealthCommand() {}

    @Override
    protected Report run(Session session) {
        return new RegistryOperation(session).health();
    }
}
