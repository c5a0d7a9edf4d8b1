package registry.cli.command.admin;

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

/** {@code admin packages delete}. */
@CommandDefinition(
        name = "delete",
        description = "Deletes a version, or a package with all versions, of anybody for ever.")
@Examples({"admin packages delete com.example.app@1.0.0", "admin packages delete com.example.app --yes"})
public final class AdminPackagesDeleteCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "PACKAGE", required = true, description = "name, or name@version")
    private @Nullable String packageName;

    @Argument(index = "1", paramLabel = "VERSION", description = "version; without one the whole package goes")
    private @Nullable String version;

    @Mixin
    private Consent consent = new Consent();

    /** Created by æsh. */
    public AdminPackagesDeleteCommand() {}

    @Override
    protected Report run(Session session) {
        return DeleteOperation.asAdministrator(session)
                .run(
                        PackageReference.parse(requireNonNull(packageName), Optional.ofNullable(version)),
                        consent.given());
    }
}
