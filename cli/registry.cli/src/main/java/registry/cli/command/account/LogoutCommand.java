package registry.cli.command.account;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Option;
import registry.cli.command.Examples;
import registry.cli.command.RegistryCommand;
import registry.cli.operation.Session;
import registry.cli.operation.account.LogoutOperation;
import registry.cli.output.Report;

/** {@code logout}. */
@CommandDefinition(name = "logout", description = "Revokes the stored API token and forgets it.")
@Examples({"logout", "logout --keep-token"})
public final class LogoutCommand extends RegistryCommand {
    @Option(
            name = "keep-token",
            hasValue = false,
            description = "forget the token without revoking it, since something else uses it")
    private boolean keepToken;

    /** Created by æsh. */
    public LogoutCommand() {}

    @Override
    protected Report run(Session session) {
        return new LogoutOperation(session).run(keepToken);
    }
}
