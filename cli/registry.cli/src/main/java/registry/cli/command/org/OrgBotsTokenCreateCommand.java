package registry.cli.command.org;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.aesh.command.option.Option;
import org.aesh.command.option.OptionList;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.LiteralValue;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.account.TokenWish;
import registry.cli.operation.org.BotOperation;
import registry.cli.output.Report;

/** {@code org bots token create}. */
@CommandDefinition(name = "create", description = "Makes a token by which a bot publishes; it is shown once.")
@Examples("org bots token create my-org my-org-ci --label CI --package com.my-org.*")
public final class OrgBotsTokenCreateCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "ORG", required = true, description = "the organization's slug")
    private @Nullable String org;

    @Argument(index = "1", paramLabel = "BOT", required = true, description = "the bot's name")
    private @Nullable String bot;

    @Option(name = "label", parser = LiteralValue.class, description = "what to call it")
    private @Nullable String label;

    @OptionList(
            name = "package",
            parser = LiteralValue.class,
            description = "package, or prefix such as com.example.*, that it is for")
    private @Nullable List<String> packages;

    @Option(name = "expires", parser = LiteralValue.class, description = "when it ends, such as 90d, 12h or 2030-01-31")
    private @Nullable String expires;

    /** Created by æsh. */
    public OrgBotsTokenCreateCommand() {}

    @Override
    protected Report run(Session session) {
        return new BotOperation(session, requireNonNull(org))
                .createToken(
                        requireNonNull(bot),
                        new TokenWish(
                                Optional.ofNullable(label),
                                List.of(),
                                packages == null ? List.of() : packages,
                                Optional.ofNullable(expires)));
    }
}
