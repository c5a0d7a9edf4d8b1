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

/** {@code org bots token revoke}. */
@CommandDefinition(name = "revoke", description = "Revokes a token of a bot.")
@Examples("org bots token revoke my-org my-org-ci 0123456789abcdef --yes")
public final class OrgBotsTokenRevokeCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "ORG", required = true, description = "the organization's slug")
    private @Nullable String org;

    @Argument(index = "1", paramLabel = "BOT", required = true, description = "the bot's name")
    private @Nullable String bot;

    @Argument(
            index = "2",
            paramLabel = "ID",
            required = true,
            description = "the token's id, as 'org bots token list' shows it")
    private @Nullable String id;

    @Mixin
    private Consent consent = new Consent();

    /** Created by æsh. */
    public OrgBotsTokenRevokeCommand() {}

    @Override
    protected Report run(Session session) {
        return new BotOperation(session, requireNonNull(org))
                .revokeToken(requireNonNull(bot), requireNonNull(id), consent.given());
    }
}
