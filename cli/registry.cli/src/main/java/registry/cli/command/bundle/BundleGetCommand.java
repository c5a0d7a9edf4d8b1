package registry.cli.command.bundle;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.RegistryCommand;
import registry.cli.operation.Session;
import registry.cli.operation.bundle.GetOperation;
import registry.cli.output.Report;

/** {@code bundle get}. */
@CommandDefinition(name = "get", description = "Shows the signed manifest of a published version.")
@Examples("bundle get com.example.app 1.0.0")
public final class BundleGetCommand extends RegistryCommand {
    @Argument(index = "0", paramLabel = "PACKAGE", required = true, description = "name, such as com.example.app")
    private @Nullable String packageName;

    @Argument(index = "1", paramLabel = "VERSION", required = true, description = "version, such as 1.0.0")
    private @Nullable String version;

    @Option(
            name = "remote",
            hasValue = false,
            description = "ask the registry at --url or of the configuration, as without --local")
    private boolean remote;

    /** Created by æsh. */
    public BundleGetCommand() {}

    @Override
    protected boolean remote() {
        return remote;
    }

    @Override
    protected Report run(Session session) {
        return new GetOperation(session).run(requireNonNull(packageName), requireNonNull(version));
    }
}
