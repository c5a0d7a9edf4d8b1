package registry.cli.command.local;

import org.aesh.command.CommandDefinition;
import registry.cli.command.Examples;
import registry.cli.operation.Session;
import registry.cli.operation.local.LocalStatus;
import registry.cli.output.Report;

/** {@code local status}. */
@CommandDefinition(name = "status", description = "Shows whether the local registry runs, and what it holds.")
@Examples({"local status", "local status --json"})
public final class LocalStatusCommand extends LocalCommand {
    /** Created by æsh. */
    public LocalStatusCommand() {}

    @Override
    protected Report run(Session session) {
        return new LocalStatus(session).show();
    }
}
