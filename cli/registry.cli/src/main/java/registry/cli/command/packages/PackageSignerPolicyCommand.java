package registry.cli.command.packages;

import org.aesh.command.CommandDefinition;
import registry.cli.command.GroupCommand;

/** {@code package signer-policy …}. */
@CommandDefinition(
        name = "signer-policy",
        description = "Shows and sets which keys may sign a package.",
        groupCommands = {
            PackageSignerPolicyGetCommand.class,
            PackageSignerPolicySetCommand.class,
        })
public final class PackageSignerPolicyCommand extends GroupCommand {
    /** Created by æsh. */
    public PackageSignerPolicyCommand() {}
}
