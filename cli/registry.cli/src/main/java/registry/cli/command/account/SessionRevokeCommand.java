package registry.cli.command.account;

import java.util.Optional;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.account.SessionOperation;
import registry.cli.output.Report;

/** {@code session revoke}. */
@CommandDefinition(name = "revoke", description = "Signs one browser out, or all of them.")
@Examples({"session revoke 0123456789abcdef", "session revoke --all"})
public final class SessionRevokeCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "ID", description = "the session's id, as 'session list' shows it")
    private @Nullable String id;

    @Option(name = "all", hasValue = false, description = "sign all browsers out")
    private boolean all;

    /** Created by æsh. */
    public SessionRevokeCommand() {}

    @Override
    protected Report run(Session session) {
        return new SessionOperation(session).revoke(Optional.ofNullable(id), all);
    }
}
