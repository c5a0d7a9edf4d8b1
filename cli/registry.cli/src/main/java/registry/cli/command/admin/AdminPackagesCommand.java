package registry.cli.command.admin;

import org.aesh.command.CommandDefinition;
import registry.cli.command.GroupCommand;

/** {@code admin packages …}. */
@CommandDefinition(
        name = "packages",
        description = "Manages the packages of everybody.",
        groupCommands = {
            AdminPackagesDeleteCommand.class,
            AdminPackagesListCommand.class,
            AdminPackagesUnverifyCommand.class,
            AdminPackagesVerifyCommand.class,
        })
public final class AdminPackagesCommand extends GroupCommand {
    /** Created by æsh. */
    public AdminPackagesCommand() {}
}
