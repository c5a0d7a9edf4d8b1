package registry.cli.command.signing;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.LiteralValue;
import registry.cli.command.RegistryCommand;
import registry.cli.operation.Session;
import registry.cli.operation.signing.SignOperation;
import registry.cli.output.Report;

/** {@code sign}. */
@CommandDefinition(name = "sign", description = "Signs a manifest in place.")
@Examples("sign app/manifest.json --key my-key.json")
public final class SignCommand extends RegistryCommand {
    @Argument(
            index = "0",
            paramLabel = "MANIFEST",
            required = true,
            description = "manifest.json, or the directory that holds it")
    private @Nullable String manifest;

    @Option(
            shortName = 'k',
            name = "key",
            parser = LiteralValue.class,
            description = "key file (the environment variable MERO_SIGN_KEY names one too)")
    private @Nullable String key;

    @Option(
            name = "dev",
            hasValue = false,
            description = "sign with the well-known development key, which no registry accepts")
    private boolean development;

    /** Created by æsh. */
    public SignCommand() {}

    @Override
    protected Report run(Session session) {
        return new SignOperation(session, KeyCommand.scheme())
                .run(requireNonNull(manifest), Optional.ofNullable(key), development);
    }
}
