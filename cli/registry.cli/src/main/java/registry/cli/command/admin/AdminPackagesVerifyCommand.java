package registry.cli.command.admin;

import org.aesh.command.CommandDefinition;
import registry.cli.command.Examples;
import registry.cli.operation.Session;
import registry.cli.operation.admin.PackageOperation;
import registry.cli.output.Report;

/** {@code admin packages verify}. */
@CommandDefinition(name = "verify", description = "Vouches for a package; it is shown with a badge.")
@Examples("admin packages verify com.example.app")
public final class AdminPackagesVerifyCommand extends PackageCommand {
    /** Created by æsh. */
    public AdminPackagesVerifyCommand() {}

    @Override
    protected Report run(Session session) {
        return new PackageOperation(session).verify(packageName(), true);
    }
}
