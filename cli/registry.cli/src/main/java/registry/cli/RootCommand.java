package registry.cli;

import org.aesh.command.CommandDefinition;
import registry.cli.command.Examples;
import registry.cli.command.GroupCommand;
import registry.cli.command.account.LoginCommand;
import registry.cli.command.account.LogoutCommand;
import registry.cli.command.account.SessionCommand;
import registry.cli.command.account.TokenCommand;
import registry.cli.command.account.WhoamiCommand;
import registry.cli.command.admin.AdminCommand;
import registry.cli.command.bundle.BundleCommand;
import registry.cli.command.bundle.DeleteCommand;
import registry.cli.command.bundle.UnyankCommand;
import registry.cli.command.bundle.YankCommand;
import registry.cli.command.config.ConfigCommand;
import registry.cli.command.discovery.DownloadCommand;
import registry.cli.command.discovery.InfoCommand;
import registry.cli.command.discovery.SearchCommand;
import registry.cli.command.discovery.VersionsCommand;
import registry.cli.command.local.LocalGroup;
import registry.cli.command.local.ServeCommand;
import registry.cli.command.org.OrgCommand;
import registry.cli.command.packages.PackageCommand;
import registry.cli.command.server.HealthCommand;
import registry.cli.command.server.IpfsCommand;
import registry.cli.command.server.SetupCommand;
import registry.cli.command.shell.CompletionCommand;
import registry.cli.command.shell.SchemaCommand;
import registry.cli.command.shell.ShellCommand;
import registry.cli.command.signing.KeyCommand;
import registry.cli.command.signing.SignCommand;
import registry.cli.command.signing.VerifyCommand;

/** The program itself. */
@CommandDefinition(
        name = RootCommand.NAME,
        description = "Publishes, finds and fetches signed WebAssembly apps.",
        groupCommands = {
            AdminCommand.class,
            BundleCommand.class,
            CompletionCommand.class,
            ConfigCommand.class,
            DeleteCommand.class,
            DownloadCommand.class,
            HealthCommand.class,
            InfoCommand.class,
            IpfsCommand.class,
            KeyCommand.class,
            LocalGroup.class,
            LoginCommand.class,
            LogoutCommand.class,
            OrgCommand.class,
            PackageCommand.class,
            SchemaCommand.class,
            SearchCommand.class,
            ServeCommand.class,
            SessionCommand.class,
            SetupCommand.class,
            ShellCommand.class,
            SignCommand.class,
            TokenCommand.class,
            UnyankCommand.class,
            VerifyCommand.class,
            VersionsCommand.class,
            WhoamiCommand.class,
            YankCommand.class
        })
@Examples({
    "search chat",
    "download com.example.app",
    "bundle push app.mpk --remote --url https://registry.example.com",
    "help bundle push"
})
public final class RootCommand extends GroupCommand {
    static final String NAME = "calimero-registry";

    /** Created by æsh. */
    public RootCommand() {}
}
