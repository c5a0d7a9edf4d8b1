package registry.cli.command.admin;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Mixin;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Consent;
import registry.cli.command.Examples;
import registry.cli.command.LiteralValue;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.admin.CleanupOperation;
import registry.cli.output.Report;

/** {@code admin cleanup}. */
@CommandDefinition(
        name = "cleanup",
        description = "Deletes all packages whose names begin with something, after showing them.")
@Examples({
    "admin cleanup --prefix com.example. --dry-run",
    "admin cleanup --prefix com.example.test-",
    "admin cleanup --prefix com.example. --yes"
})
public final class AdminCleanupCommand extends SignedInCommand {
    @Option(
            name = "prefix",
            parser = LiteralValue.class,
            required = true,
            description = "what the names begin with; a whole part and something of the next, such as com.example.")
    private @Nullable String prefix;

    @Option(name = "dry-run", hasValue = false, description = "only show what would go")
    private boolean dryRun;

    @Mixin
    private Consent consent = new Consent();

    /** Created by æsh. */
    public AdminCleanupCommand() {}

    @Override
    protected Report run(Session session) {
        return new CleanupOperation(session).run(requireNonNull(prefix), dryRun, consent.given());
    }
}
