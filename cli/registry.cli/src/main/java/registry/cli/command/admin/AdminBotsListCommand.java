package registry.cli.command.admin;

import java.util.Optional;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.LiteralValue;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Given;
import registry.cli.operation.Session;
import registry.cli.operation.admin.AllBots;
import registry.cli.output.Report;

/** {@code admin bots list}. */
@CommandDefinition(name = "list", description = "Lists the bots of all organizations.")
@Examples({"admin bots list", "admin bots list my-org --json"})
public final class AdminBotsListCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "QUERY", description = "part of the name or of the organization's slug")
    private @Nullable String query;

    @Option(name = "limit", parser = LiteralValue.class, description = "how many at most (50)")
    private @Nullable String limit;

    /** Created by æsh. */
    public AdminBotsListCommand() {}

    @Override
    protected Report run(Session session) {
        return new AllBots(session).list(Optional.ofNullable(query), Given.limit(Optional.ofNullable(limit), 50));
    }
}
