package registry.cli.command.discovery;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.RegistryCommand;
import registry.cli.operation.Session;
import registry.cli.operation.discovery.VersionsOperation;
import registry.cli.output.Report;

/** {@code versions}. */
@CommandDefinition(name = "versions", description = "Lists the versions of a package, newest first.")
@Examples("versions com.example.app")
public final class VersionsCommand extends RegistryCommand {
    @Argument(index = "0", paramLabel = "PACKAGE", required = true, description = "name, such as com.example.app")
    private @Nullable String packageName;

    /** Created by æsh. */
    public VersionsCommand() {}

    @Override
    protected Report run(Session session) {
        return new VersionsOperation(session).run(requireNonNull(packageName));
    }
}
