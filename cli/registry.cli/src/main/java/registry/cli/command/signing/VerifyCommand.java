package registry.cli.command.signing;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.RegistryCommand;
import registry.cli.operation.Session;
import registry.cli.operation.signing.Verified;
import registry.cli.operation.signing.VerifyOperation;
import registry.cli.output.Report;
import registry.signing.key.SignatureSchemes;

/** {@code verify}. */
@CommandDefinition(name = "verify", description = "Checks a bundle as a registry would; files without asking one.")
@Examples({"verify app.mpk", "verify app/manifest.json --details", "verify com.example.app@1.0.0"})
public final class VerifyCommand extends RegistryCommand {
    @Argument(
            index = "0",
            paramLabel = "BUNDLE",
            required = true,
            description = "bundle file (.mpk), directory of a bundle, a manifest.json by itself, or PACKAGE@VERSION")
    private @Nullable String bundle;

    @Option(name = "details", hasValue = false, description = "show what the signature is made of as well")
    private boolean details;

    /** Created by æsh. */
    public VerifyCommand() {}

    @Override
    protected Report run(Session session) {
        Verified verified = new VerifyOperation(session, SignatureSchemes.load()).run(requireNonNull(bundle));
        return details ? verified.detailed() : verified;
    }
}
