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
import registry.cli.operation.admin.PackageOperation;
import registry.cli.output.Report;

/** {@code admin packages list}. */
@CommandDefinition(name = "list", description = "Lists the packages of everybody by name.")
@Examples({"admin packages list", "admin packages list com.example. --json"})
public final class AdminPackagesListCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "QUERY", description = "part of the name or of the author")
    private @Nullable String query;

    @Option(name = "limit", parser = LiteralValue.class, description = "how many at most (50)")
    private @Nullable String limit;

    /** Created by æsh. */
    public AdminPackagesListCommand() {}

    @Override
    protected Report run(Session session) {
        return new PackageOperation(session)
                .list(Optional.ofNullable(query), Given.limit(Optional.ofNullable(limit), 50));
    }
}
