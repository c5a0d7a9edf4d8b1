package registry.cli.command.local;

import java.security.SecureRandom;
import org.aesh.command.CommandDefinition;
import registry.cli.command.Examples;
import registry.cli.operation.Session;
import registry.cli.operation.local.LocalSeed;
import registry.cli.output.Report;
import registry.signing.key.SignatureSchemes;

/** {@code local seed}. */
@CommandDefinition(name = "seed", description = "Publishes a signed sample app in the local registry.")
@Examples("local seed")
public final class LocalSeedCommand extends LocalCommand {
    /** Created by æsh. */
    public LocalSeedCommand() {}

    @Override
    protected Report run(Session session) {
        return new LocalSeed(session, SignatureSchemes.load(), new SecureRandom()).run();
    }
}
