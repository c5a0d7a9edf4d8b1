package registry.cli.command;

import org.aesh.command.CommandDefinition;
import registry.cli.operation.HealthOperation;
import registry.cli.operation.Session;
import registry.cli.output.Report;

/** {@code health}. */
@CommandDefinition(name = "health", description = "Asks whether the registry serves.")
public final class HealthCommand extends RegistryCommand {
    /** Created by æsh. */
    public HealthCommand() {}

    @Override
    Report run(Session session) {
        return new HealthOperation(session).run();
    }
}
