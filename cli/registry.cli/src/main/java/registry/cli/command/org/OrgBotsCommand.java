package registry.cli.command.org;

import org.aesh.command.CommandDefinition;
import registry.cli.command.GroupCommand;

/** {@code org bots …}. */
@CommandDefinition(
        name = "bots",
        description = "Manages the accounts by which CI publishes.",
        groupCommands = {
            OrgBotsCreateCommand.class,
            OrgBotsDeleteCommand.class,
            OrgBotsListCommand.class,
            OrgBotsTokenCommand.class,
        })
public final class OrgBotsCommand extends GroupCommand {
    /** Created by æsh. */
    public OrgBotsCommand() {}
}
