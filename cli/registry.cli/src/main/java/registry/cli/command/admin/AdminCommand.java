package registry.cli.command.admin;

import org.aesh.command.CommandDefinition;
import registry.cli.command.GroupCommand;

/** {@code admin …}. */
@CommandDefinition(
        name = "admin",
        description = "Backs up, restores and inspects a registry as a whole; for administrators.",
        groupCommands = {
            AdminBackupCommand.class,
            AdminFsckCommand.class,
            AdminGcCommand.class,
            AdminImportCommand.class,
            AdminRestoreCommand.class,
            AdminVerifyCommand.class,
        })
public final class AdminCommand extends GroupCommand {
    /** Created by æsh. */
    public AdminCommand() {}
}
