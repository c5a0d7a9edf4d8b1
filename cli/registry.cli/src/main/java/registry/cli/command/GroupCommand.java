package registry.cli.command;

import registry.cli.operation.Session;
import registry.cli.output.Report;
import registry.cli.output.UsageException;

/** A command that only holds other commands. */
public abstract class GroupCommand extends RegistryCommand {
    /** For subclasses. */
    protected GroupCommand() {}

    @Override
    protected final Report run(Session session) {
        throw new UsageException("A command is missing");
    }
}
