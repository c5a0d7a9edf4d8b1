package registry.cli.command.packages;

import org.aesh.command.CommandDefinition;
import registry.cli.command.Examples;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.packages.TransferOperation;
import registry.cli.output.Report;

/** {@code package transfer list}. */
@CommandDefinition(name = "list", description = "Lists the offers to you and by you.")
@Examples("package transfer list")
public final class PackageTransferListCommand extends SignedInCommand {
    /** Created by æsh. */
    public PackageTransferListCommand() {}

    @Override
    protected Report run(Session session) {
        return new TransferOperation(session).list();
    }
}
