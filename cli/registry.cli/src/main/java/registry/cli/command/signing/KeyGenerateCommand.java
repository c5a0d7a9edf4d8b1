package registry.cli.command.signing;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.LiteralValue;
import registry.cli.command.RegistryCommand;
import registry.cli.operation.Session;
import registry.cli.output.Report;

/** {@code key generate}. */
@CommandDefinition(name = "generate", description = "Makes a signing key and writes it to a file for you alone.")
@Examples("key generate --output my-key.json")
public final class KeyGenerateCommand extends RegistryCommand {
    @Option(
            shortName = 'o',
            name = "output",
            required = true,
            parser = LiteralValue.class,
            description = "key file to write")
    private @Nullable String output;

    @Option(name = "force", hasValue = false, description = "replace the file if it exists; its key is lost for ever")
    private boolean force;

    /** Created by æsh. */
    public KeyGenerateCommand() {}

    @Override
    protected Report run(Session session) {
        return KeyCommand.operation(session).generate(requireNonNull(output), force);
    }
}
