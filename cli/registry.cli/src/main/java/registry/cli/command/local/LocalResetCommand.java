package registry.cli.command.local;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Mixin;
import org.aesh.command.option.Option;
import registry.cli.command.Consent;
import registry.cli.command.Examples;
import registry.cli.operation.Session;
import registry.cli.operation.local.LocalData;
import registry.cli.output.Report;

/** {@code local reset}. */
@CommandDefinition(name = "reset", description = "Deletes everything that the local registry holds.")
@Examples({"local reset", "local reset --yes"})
public final class LocalResetCommand extends LocalCommand {
    @Option(shortName = 'f', name = "force", hasValue = false, description = "the same as --yes")
    private boolean force;

    @Mixin
    private Consent consent = new Consent();

    /** Created by æsh. */
    public LocalResetCommand() {}

    @Override
    protected Report run(Session session) {
        return new LocalData(session).reset(force || consent.given());
    }
}
