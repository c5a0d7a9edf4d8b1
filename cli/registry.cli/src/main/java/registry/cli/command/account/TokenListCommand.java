package registry.cli.command.account;

import org.aesh.command.CommandDefinition;
import registry.cli.command.Examples;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.account.TokenOperation;
import registry.cli.output.Report;

/** {@code token list}. */
@CommandDefinition(name = "list", description = "Lists your API tokens, newest first, without their secrets.")
@Examples({"token list", "token list --json"})
public final class TokenListCommand extends SignedInCommand {
    /** Created by æsh. */
    public TokenListCommand() {}

    @Override
    protected Report run(Session session) {
        return new TokenOperation(session).list();
    }
}
