package registry.cli.command.local;

import org.aesh.command.CommandDefinition;
import registry.cli.command.GroupCommand;

/** {@code local …}. */
@CommandDefinition(
        name = "local",
        description = "Runs a registry of your own on this machine, for trying and testing; '--local' uses it.",
        groupCommands = {
            LocalBackupCommand.class,
            LocalResetCommand.class,
            LocalRestoreCommand.class,
            LocalSeedCommand.class,
            LocalStartCommand.class,
            LocalStatusCommand.class,
            LocalStopCommand.class
        })
public final class LocalGroup extends GroupCommand {
    /** Created by æsh. */
    public LocalGroup() {}
}
