package registry.cli.command.bundle;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.aesh.command.option.Mixin;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Consent;
import registry.cli.command.Examples;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.PackageReference;
import registry.cli.operation.Session;
import registry.cli.operation.bundle.DeleteOperation;
import registry.cli.output.Report;

/** {@code delete}. */
@CommandDefinition(
        name = "delete",
        description = "Deletes a version, or a package with all versions, for ever; see 'yank' for the ordinary way.")
@Examples({"delete com.example.app@1.0.0", "delete com.example.app", "delete com.example.app 1.0.0 --yes"})
public final class DeleteCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "PACKAGE", required = true, description = "name, or name@version")
    private @Nullable String packageName;

    @Argument(index = "1", paramLabel = "VERSION", description = "version; without one the whole package goes")
    private @Nullable String version;

    @Mixin
    private Consent consent = new Consent();

    /** Created by æsh. */
    public DeleteCommand() {}

    @Override
    protected Report run(Session session) {
        return DeleteOperation.asOwner(session)
                .run(
                        PackageReference.parse(requireNonNull(packageName), Optional.ofNullable(version)),
                        consent.given());
    }
}
