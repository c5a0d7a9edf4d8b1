package registry.cli.command.org;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.aesh.command.option.Mixin;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Consent;
import registry.cli.command.Examples;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.org.BotOperation;
import registry.cli.output.Report;

/** {@code org bots delete}. */
@CommandDefinition(name = "delete", description = "Deletes a bot and its tokens.")
@Examples("org bots delete my-org my-org-ci --yes")
public final class OrgBotsDeleteCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "ORG", required = true, description = "the organization's slug")
    private @Nullable String org;

    @Argument(index = "1", paramLabel = "BOT", required = true, description = "the bot's name")
    private @Nullable String bot;

    @Mixin
    private Consent consent = new Consent();

    /** Created by æsh. */
    public OrgBotsDeleteCommand() {}

    @Override
    protected Report run(Session session) {
        return new BotOperation(session, requireNonNull(org)).delete(requireNonNull(bot), consent.given());
    }
}
