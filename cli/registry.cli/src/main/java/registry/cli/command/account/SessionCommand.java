package registry.cli.command.account;

import org.aesh.command.CommandDefinition;
import registry.cli.command.GroupCommand;

/** {@code session …}. */
@CommandDefinition(
        name = "session",
        description = "Lists the browsers in which you are signed in, and signs them out.",
        groupCommands = {
            SessionListCommand.class,
            SessionRevokeCommand.class,
        })
public final class SessionCommand extends GroupCommand {
    /** Created by æsh. */
    public SessionCommand() {}
}
