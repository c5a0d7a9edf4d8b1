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

/** {@code org bots token list}. */
@CommandDefinition(name = "list", description = "Lists the tokens of a bot and who issued them.")
@Examples("org bots token list my-org my-org-ci")
public final class OrgBotsTokenListCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "ORG", required = true, description = "the organization's slug")
    private @Nullable String org;

    @Argument(index = "1", paramLabel = "BOT", required = true, description = "the bot's name")
    private @Nullable String bot;

    /** Created by æsh. */
    public OrgBotsTokenListCommand() {}

    @Override
    protected Report run(Session session) {
        return new BotOperation(session, requireNonNull(org)).tokens(requireNonNull(bot));
    }
}
