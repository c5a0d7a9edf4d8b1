package registry.cli.command.admin;

import org.aesh.command.CommandDefinition;
import registry.cli.command.GroupCommand;

/** {@code admin keys …}. */
@CommandDefinition(
        name = "keys",
        description = "Manages the keys that the registry signs cookies with.",
        groupCommands = {
            AdminKeysRotateCommand.class,
        })
public final class AdminKeysCommand extends GroupCommand {
    /** Created by æsh. */
    public AdminKeysCommand() {}
}
