package registry.cli.command.bundle;

import java.util.Optional;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.LiteralValue;
import registry.cli.command.RegistryCommand;
import registry.cli.operation.Session;
import registry.cli.operation.bundle.SampleOperation;
import registry.cli.output.Report;

/** {@code bundle sample}. */
@CommandDefinition(name = "sample", description = "Writes a small app of our own making, to try the registry with.")
@Examples("bundle sample com.example.hello 1.0.0 --output hello")
public final class BundleSampleCommand extends RegistryCommand {
    @Argument(index = "0", paramLabel = "PACKAGE", description = "its name (com.example.sample)")
    private @Nullable String packageName;

    @Argument(index = "1", paramLabel = "VERSION", description = "its version (1.0.0)")
    private @Nullable String version;

    @Option(
            shortName = 'o',
            name = "output",
            parser = LiteralValue.class,
            description = "directory to write (PACKAGE/VERSION)")
    private @Nullable String output;

    /** Created by æsh. */
    public BundleSampleCommand() {}

    @Override
    protected Report run(Session session) {
        return new SampleOperation(session)
                .run(Optional.ofNullable(packageName), Optional.ofNullable(version), Optional.ofNullable(output));
    }
}
