package registry.cli.command;

import org.aesh.command.CommandDefinition;

/** The program itself. */
@CommandDefinition(
        name = RootCommand.NAME,
        description = "Publishes, finds and fetches signed WebAssembly apps.",
        groupCommands = {
            AdminCommand.class,
            BundleCommand.class,
            ConfigCommand.class,
            DownloadCommand.class,
            HealthCommand.class,
            IpfsCommand.class,
            KeyCommand.class,
            SetupCommand.class,
            SignCommand.class,
            VerifyCommand.class,
            VersionsCommand.class
        })
public final class RootCommand extends GroupCommand {
    static final String NAME = "calimero-registry";

    /** Created by æsh. */
    public RootCommand() {}
}
