package registry.cli.command.bundle;

import org.aesh.command.CommandDefinition;
import registry.cli.command.GroupCommand;

/** {@code bundle …}. */
@CommandDefinition(
        name = "bundle",
        description = "Makes, publishes, edits and shows bundles.",
        groupCommands = {
            BundleCreateCommand.class,
            BundleEditCommand.class,
            BundleGetCommand.class,
            BundlePackCommand.class,
            BundlePushCommand.class,
            BundleSampleCommand.class,
        })
public final class BundleCommand extends GroupCommand {
    /** Created by æsh. */
    public BundleCommand() {}
}
