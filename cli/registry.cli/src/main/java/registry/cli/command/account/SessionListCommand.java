package registry.cli.command.account;

import org.aesh.command.CommandDefinition;
import registry.cli.command.Examples;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.account.SessionOperation;
import registry.cli.output.Report;

/** {@code session list}. */
@CommandDefinition(name = "list", description = "Lists the browsers in which you are signed in.")
@Examples("session list")
public final class SessionListCommand extends SignedInCommand {
    /** Created by æsh. */
    public SessionListCommand() {}

    @Override
    protected Report run(Session session) {
        return new SessionOperation(session).list();
    }
}
