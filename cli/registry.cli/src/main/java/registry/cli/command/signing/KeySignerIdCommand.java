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

/** {@code key signer-id}. */
@CommandDefinition(
        name = "signer-id",
        description = "Shows the identity of a key, derived anew and compared with what its file says.")
@Examples("key signer-id --key my-key.json")
public final class KeySignerIdCommand extends RegistryCommand {
    @Option(shortName = 'k', name = "key", required = true, parser = LiteralValue.class, description = "key file")
    private @Nullable String key;

    /** Created by æsh. */
    public KeySignerIdCommand() {}

    @Override
    protected Report run(Session session) {
        return KeyCommand.operation(session).signerId(requireNonNull(key));
    }
}
