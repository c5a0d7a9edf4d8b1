package registry.cli.command.admin;

import org.aesh.command.CommandDefinition;
import registry.cli.command.Examples;
import registry.cli.operation.Session;
import registry.cli.output.Report;

/** {@code admin fsck}. */
@CommandDefinition(name = "fsck", description = "Looks for damage and contradictions, and hashes every bundle anew.")
@Examples({"admin fsck", "admin fsck --data /var/lib/calimero-registry --json"})
public final class AdminFsckCommand extends AdministeringCommand {
    /** Created by æsh. */
    public AdminFsckCommand() {}

    @Override
    protected Report run(Session session) {
        return operation(session).inspect();
    }
}
