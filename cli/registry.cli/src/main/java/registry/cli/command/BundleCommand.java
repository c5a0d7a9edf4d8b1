package registry.cli.command;

import org.aesh.command.CommandDefinition;

/** {@code bundle …}. */
@CommandDefinition(
        name = "bundle",
        description = "Makes, publishes and shows bundles.",
        groupCommands = {
            BundleGetCommand.class,
        })
public final class BundleCommand extends GroupCommand {
    /** Created by æsh. */
    public BundleCommand() {}
}
