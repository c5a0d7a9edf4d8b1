package registry.cli.command.admin;

import org.aesh.command.CommandDefinition;
import registry.cli.command.GroupCommand;

/** {@code admin bots …}. */
@CommandDefinition(
        name = "bots",
        description = "Manages the bots of all organizations.",
        groupCommands = {
            AdminBotsDeleteCommand.class,
            AdminBotsListCommand.class,
        })
public final class AdminBotsCommand extends GroupCommand {
    /** Created by æsh. */
    public AdminBotsCommand() {}
}
