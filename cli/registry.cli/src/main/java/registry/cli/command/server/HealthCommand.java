package registry.cli.command.server;

import org.aesh.command.CommandDefinition;
import registry.cli.command.Examples;
import registry.cli.command.RegistryCommand;
import registry.cli.operation.Session;
import registry.cli.operation.server.HealthOperation;
import registry.cli.output.Report;

/** {@code health}. */
@CommandDefinition(name = "health", description = "Asks whether the registry serves.")
@Examples({"health", "health --url https://registry.example.com"})
public final class HealthCommand extends RegistryCommand {
    /** Created by æsh. */
    public HealthCommand() {}

    @Override
    protected Report run(Session session) {
        return new HealthOperation(session).run();
    }
}
