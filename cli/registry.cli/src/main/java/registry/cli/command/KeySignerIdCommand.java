package registry.cli.command;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.operation.Session;
import registry.cli.output.Report;

/** {@code key signer-id}. */
@CommandDefinition(
        name = "signer-id",
        description = "Shows the identity of a key, derived anew and compared with what its file says.")
public final class KeySignerIdCommand extends RegistryCommand {
    @Option(shortName = 'k', name = "key", required = true, parser = LiteralValue.class, description = "key file")
    private @Nullable String key;

    /** Created by æsh. */
    public KeySignerIdCommand() {}

    @Override
    Report run(Session session) {
        return KeyCommand.operation(session).signerId(requireNonNull(key));
    }
}
