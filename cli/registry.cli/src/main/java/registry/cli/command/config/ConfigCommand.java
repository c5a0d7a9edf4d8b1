package registry.cli.command.config;

import org.aesh.command.CommandDefinition;
import registry.cli.command.GroupCommand;

/** {@code config …}. */
@CommandDefinition(
        name = "config",
        description = "Shows and changes which registry is used and with which token.",
        groupCommands = {
            ConfigGetCommand.class,
            ConfigListCommand.class,
            ConfigResetCommand.class,
            ConfigSetCommand.class
        })
public final class ConfigCommand extends GroupCommand {
    /** Created by æsh. */
    public ConfigCommand() {}
}
