package registry.cli.command;

import org.aesh.command.CommandDefinition;
import registry.cli.operation.Session;
import registry.cli.output.Report;

/** {@code admin fsck}. */
@CommandDefinition(name = "fsck", description = "Looks for damage and contradictions, and hashes every bundle anew.")
public final class AdminFsckCommand extends AdministeringCommand {
    /** Created by æsh. */
    public AdminFsckCommand() {}

    @Override
    Report run(Session session) {
        return operation(session).inspect();
    }
}
