package registry.cli.command.org;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.org.BotOperation;
import registry.cli.output.Report;

/** {@code org bots list}. */
@CommandDefinition(name = "list", description = "Lists the bots of an organization.")
@Examples("org bots list my-org")
public final class OrgBotsListCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "ORG", required = true, description = "the organization's slug")
    private @Nullable String org;

    /** Created by æsh. */
    public OrgBotsListCommand() {}

    @Override
    protected Report run(Session session) {
        return new BotOperation(session, requireNonNull(org)).list();
    }
}
