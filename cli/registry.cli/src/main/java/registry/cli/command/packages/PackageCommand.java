package registry.cli.command.packages;

import org.aesh.command.CommandDefinition;
import registry.cli.command.GroupCommand;

/** {@code package …}. */
@CommandDefinition(
        name = "package",
        description = "Hands packages over, and says which keys sign them.",
        groupCommands = {
            PackageSignerPolicyCommand.class,
            PackageTransferCommand.class,
        })
public final class PackageCommand extends GroupCommand {
    /** Created by æsh. */
    public PackageCommand() {}
}
