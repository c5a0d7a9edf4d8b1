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

/** {@code org bots create}. */
@CommandDefinition(name = "create", description = "Creates a bot: an account that publishes and does nothing else.")
@Examples("org bots create my-org my-org-ci")
public final class OrgBotsCreateCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "ORG", required = true, description = "the organization's slug")
    private @Nullable String org;

    @Argument(index = "1", paramLabel = "BOT", required = true, description = "a user name that nobody has")
    private @Nullable String bot;

    /** Created by æsh. */
    public OrgBotsCreateCommand() {}

    @Override
    protected Report run(Session session) {
        return new BotOperation(session, requireNonNull(org)).create(requireNonNull(bot));
    }
}
