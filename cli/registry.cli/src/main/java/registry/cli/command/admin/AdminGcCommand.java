package registry.cli.command.admin;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Option;
import registry.cli.command.Examples;
import registry.cli.operation.Session;
import registry.cli.output.Report;

/** {@code admin gc}. */
@CommandDefinition(name = "gc", description = "Removes bundles that no version refers to.")
@Examples("admin gc --dry-run")
public final class AdminGcCommand extends AdministeringCommand {
    @Option(name = "dry-run", hasValue = false, description = "only count them")
    private boolean dryRun;

    /** Created by æsh. */
    public AdminGcCommand() {}

    @Override
    protected Report run(Session session) {
        return operation(session).collectGarbage(dryRun);
    }
}
