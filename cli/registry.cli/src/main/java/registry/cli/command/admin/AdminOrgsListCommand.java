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
import registry.cli.operation.admin.OrganizationOperation;
import registry.cli.output.Report;

/** {@code admin orgs list}. */
@CommandDefinition(name = "list", description = "Lists all organizations by slug.")
@Examples({"admin orgs list", "admin orgs list team --limit 10"})
public final class AdminOrgsListCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "QUERY", description = "part of slug or name")
    private @Nullable String query;

    @Option(name = "limit", parser = LiteralValue.class, description = "how many at most (50)")
    private @Nullable String limit;

    /** Created by æsh. */
    public AdminOrgsListCommand() {}

    @Override
    protected Report run(Session session) {
        return new OrganizationOperation(session)
                .list(Optional.ofNullable(query), Given.limit(Optional.ofNullable(limit), 50));
    }
}
