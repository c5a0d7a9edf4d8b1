package registry.cli.command.discovery;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.RegistryCommand;
import registry.cli.operation.PackageReference;
import registry.cli.operation.Session;
import registry.cli.operation.discovery.InfoOperation;
import registry.cli.output.Report;

/** {@code info}. */
@CommandDefinition(name = "info", description = "Shows what a registry knows about a package or one version of it.")
@Examples({"info com.example.app", "info com.example.app@1.0.0"})
public final class InfoCommand extends RegistryCommand {
    @Argument(index = "0", paramLabel = "PACKAGE", required = true, description = "name, or name@version")
    private @Nullable String packageName;

    @Argument(index = "1", paramLabel = "VERSION", description = "version (the highest release that is not yanked)")
    private @Nullable String version;

    /** Created by æsh. */
    public InfoCommand() {}

    @Override
    protected Report run(Session session) {
        return new InfoOperation(session)
                .run(PackageReference.parse(requireNonNull(packageName), Optional.ofNullable(version)));
    }
}
