package registry.cli.command.admin;

import org.aesh.command.CommandDefinition;
import registry.cli.command.GroupCommand;

/** {@code admin …}. */
@CommandDefinition(
        name = "admin",
        description = "Administers a registry: accounts, packages, organizations, backups and what was done.",
        groupCommands = {
            AdminAuditCommand.class,
            AdminBackupCommand.class,
            AdminBotsCommand.class,
            AdminCleanupCommand.class,
            AdminConfigCommand.class,
            AdminFsckCommand.class,
            AdminGcCommand.class,
            AdminHealthCommand.class,
            AdminImportCommand.class,
            AdminKeysCommand.class,
            AdminOrgsCommand.class,
            AdminPackagesCommand.class,
            AdminPluginsCommand.class,
            AdminRestoreCommand.class,
            AdminUsersCommand.class,
            AdminVerifyCommand.class,
        })
public final class AdminCommand extends GroupCommand {
    /** Created by æsh. */
    public AdminCommand() {}
}
