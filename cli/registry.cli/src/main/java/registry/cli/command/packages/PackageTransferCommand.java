package registry.cli.command.packages;

import org.aesh.command.CommandDefinition;
import registry.cli.command.GroupCommand;

/** {@code package transfer …}. */
@CommandDefinition(
        name = "transfer",
        description = "Hands packages over from one account to another.",
        groupCommands = {
            PackageTransferAcceptCommand.class,
            PackageTransferDeclineCommand.class,
            PackageTransferListCommand.class,
            PackageTransferOfferCommand.class,
            PackageTransferWithdrawCommand.class,
        })
public final class PackageTransferCommand extends GroupCommand {
    /** Created by æsh. */
    public PackageTransferCommand() {}
}
