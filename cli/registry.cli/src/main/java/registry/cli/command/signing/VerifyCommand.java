package registry.cli.command.signing;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.RegistryCommand;
import registry.cli.operation.Session;
import registry.cli.operation.signing.VerifyOperation;
import registry.cli.output.Report;
import registry.signing.key.SignatureSchemes;

/** {@code verify}. */
@CommandDefinition(name = "verify", description = "Checks a bundle as a registry would, without asking one.")
@Examples("verify app.mpk")
public final class VerifyCommand extends RegistryCommand {
    @Argument(
            index = "0",
            paramLabel = "BUNDLE",
            required = true,
            description = "bundle file (.mpk), directory of a bundle, or a manifest.json by itself")
    private @Nullable String bundle;

    /** Created by æsh. */
    public VerifyCommand() {}

    @Override
    protected Report run(Session session) {
        return new VerifyOperation(session, SignatureSchemes.load()).run(requireNonNull(bundle));
    }
}
