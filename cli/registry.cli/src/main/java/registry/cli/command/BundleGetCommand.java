package registry.cli.command;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.operation.GetOperation;
import registry.cli.operation.Session;
import registry.cli.output.Report;

/** {@code bundle get}. */
@CommandDefinition(name = "get", description = "Shows the signed manifest of a published version.")
public final class BundleGetCommand extends RegistryCommand {
    @Argument(index = "0", paramLabel = "PACKAGE", required = true, description = "name, such as com.example.app")
    private @Nullable String packageName;

    @Argument(index = "1", paramLabel = "VERSION", required = true, description = "version, such as 1.0.0")
    private @Nullable String version;

    @Option(name = "remote", hasValue = false, description = "ask the registry (the only source so far)")
    private boolean remote;

    /** Created by æsh. */
    public BundleGetCommand() {}

    @Override
    boolean remote() {
        return remote;
    }

    @Override
    Report run(Session session) {
        return new GetOperation(session).run(requireNonNull(packageName), requireNonNull(version));
    }
}
