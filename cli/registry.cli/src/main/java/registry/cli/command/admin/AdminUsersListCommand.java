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
import registry.cli.operation.admin.UserOperation;
import registry.cli.output.Report;

/** {@code admin users list}. */
@CommandDefinition(name = "list", description = "Lists accounts by e-mail address.")
@Examples({"admin users list", "admin users list example.com --limit 200", "admin users list --administrators"})
public final class AdminUsersListCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "QUERY", description = "part of e-mail address, user name or name")
    private @Nullable String query;

    @Option(name = "administrators", hasValue = false, description = "only administrators")
    private boolean administrators;

    @Option(name = "suspended", hasValue = false, description = "only suspended accounts")
    private boolean suspended;

    @Option(name = "limit", parser = LiteralValue.class, description = "how many at most (50)")
    private @Nullable String limit;

    /** Created by æsh. */
    public AdminUsersListCommand() {}

    @Override
    protected Report run(Session session) {
        return new UserOperation(session)
                .list(
                        new UserOperation.Wanted(Optional.ofNullable(query), administrators, suspended),
                        Given.limit(Optional.ofNullable(limit), 50));
    }
}
