package registry.cli.command.bundle;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.LiteralValue;
import registry.cli.command.RegistryCommand;
import registry.cli.operation.Session;
import registry.cli.operation.bundle.PackOperation;
import registry.cli.output.Report;

/** {@code bundle pack}. */
@CommandDefinition(
        name = "pack",
        description = "Packs a directory into a bundle file; the same files give the same bytes.")
@Examples("bundle pack app --output app.mpk")
public final class BundlePackCommand extends RegistryCommand {
    @Argument(index = "0", paramLabel = "DIR", required = true, description = "directory with a signed manifest.json")
    private @Nullable String directory;

    @Option(
            shortName = 'o',
            name = "output",
            required = true,
            parser = LiteralValue.class,
            description = "bundle file to write (.mpk)")
    private @Nullable String output;

    /** Created by æsh. */
    public BundlePackCommand() {}

    @Override
    protected Report run(Session session) {
        return new PackOperation(session).run(requireNonNull(directory), requireNonNull(output));
    }
}
