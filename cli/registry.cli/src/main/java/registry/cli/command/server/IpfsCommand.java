package registry.cli.command.server;

import java.util.List;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Arguments;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.RegistryCommand;
import registry.cli.operation.Session;
import registry.cli.output.Report;
import registry.cli.output.UsageException;

/** {@code ipfs …}, which other tools only pretended to do. */
@CommandDefinition(name = "ipfs", description = "Not supported: this registry stores bundles itself.")
@Examples("ipfs upload app.wasm")
public final class IpfsCommand extends RegistryCommand {
    @Arguments(paramLabel = "WORDS", description = "anything")
    private @Nullable List<String> words;

    /** Created by æsh. */
    public IpfsCommand() {}

    @Override
    protected Report run(Session session) {
        String typed = words == null ? "" : " " + String.join(" ", words);
        throw new UsageException(
                "'ipfs" + typed + "' is not supported: this registry stores bundles itself",
                "calimero-registry bundle push FILE --remote, and calimero-registry download PACKAGE");
    }
}
