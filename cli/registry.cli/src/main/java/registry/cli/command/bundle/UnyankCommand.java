package registry.cli.command.bundle;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.PackageReference;
import registry.cli.operation.Session;
import registry.cli.operation.bundle.YankOperation;
import registry.cli.output.Report;

/** {@code unyank}. */
@CommandDefinition(name = "unyank", description = "Takes a yanked version back into offer.")
@Examples("unyank com.example.app@1.0.0")
public final class UnyankCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "PACKAGE", required = true, description = "name, or name@version")
    private @Nullable String packageName;

    @Argument(index = "1", paramLabel = "VERSION", description = "version, such as 1.0.0")
    private @Nullable String version;

    /** Created by æsh. */
    public UnyankCommand() {}

    @Override
    protected Report run(Session session) {
        return new YankOperation(session)
                .unyank(PackageReference.parse(requireNonNull(packageName), Optional.ofNullable(version)));
    }
}
