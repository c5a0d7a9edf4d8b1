package registry.cli.command.org;

import org.aesh.command.CommandDefinition;
import registry.cli.command.GroupCommand;

/** {@code org bots token …}. */
@CommandDefinition(
        name = "token",
        description = "Makes, lists and revokes the tokens of a bot.",
        groupCommands = {
            OrgBotsTokenCreateCommand.class,
            OrgBotsTokenListCommand.class,
            OrgBotsTokenRevokeCommand.class,
        })
public final class OrgBotsTokenCommand extends GroupCommand {
    /** Created by æsh. */
    public OrgBotsTokenCommand() {}
}
