package registry.cli.command.local;

import org.aesh.command.CommandDefinition;
import registry.cli.command.Examples;
import registry.cli.operation.Session;
import registry.cli.operation.local.LocalStatus;
import registry.cli.output.Report;

/** {@code local stop}. */
@CommandDefinition(name = "stop", description = "Ends the local registry; what it holds stays.")
@Examples("local stop")
public final class LocalStopCommand extends LocalCommand {
    /** Created by æsh. */
    public LocalStopCommand() {}

    @Override
    protected Report run(Session session) {
        return new LocalStatus(session).stop();
    }
}
