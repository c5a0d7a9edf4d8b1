package registry.cli.command.admin;

import org.aesh.command.CommandDefinition;
import registry.cli.command.GroupCommand;

/** {@code admin users …}. */
@CommandDefinition(
        name = "users",
        description = "Manages the accounts.",
        groupCommands = {
            AdminUsersDeleteCommand.class,
            AdminUsersDemoteCommand.class,
            AdminUsersGetCommand.class,
            AdminUsersListCommand.class,
            AdminUsersPromoteCommand.class,
            AdminUsersSuspendCommand.class,
            AdminUsersUnsuspendCommand.class,
            AdminUsersUnverifyCommand.class,
            AdminUsersVerifyCommand.class,
        })
public final class AdminUsersCommand extends GroupCommand {
    /** Created by æsh. */
    public AdminUsersCommand() {}
}
