package registry.cli.command.account;

import org.aesh.command.CommandDefinition;
import registry.cli.command.GroupCommand;

/** {@code token …}. */
@CommandDefinition(
        name = "token",
        description = "Makes, lists and revokes your API tokens.",
        groupCommands = {
            TokenCreateCommand.class,
            TokenListCommand.class,
            TokenRevokeCommand.class,
        })
public final class TokenCommand extends GroupCommand {
    /** Created by æsh. */
    public TokenCommand() {}
}
