package registry.cli.command;

import org.aesh.command.CommandDefinition;

/** The program itself. */
@CommandDefinition(
        name = RootCommand.NAME,
        description = "Publishes, finds and fetches signed WebAssembly apps.",
        groupCommands = {
            BundleCommand.class,
            ConfigCommand.class,
            HealthCommand.class,
            IpfsCommand.class,
            SetupCommand.class,
            VersionsCommand.class
        })
public final class RootCommand extends GroupCommand {
    static final String NAME = "calimero-registry";

    /** Created by æsh. */
    public RootCommand() {}
}
