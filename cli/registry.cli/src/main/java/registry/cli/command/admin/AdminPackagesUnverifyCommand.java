package registry.cli.command.admin;

import org.aesh.command.CommandDefinition;
import registry.cli.command.Examples;
import registry.cli.operation.Session;
import registry.cli.operation.admin.PackageOperation;
import registry.cli.output.Report;

/** {@code admin packages unverify}. */
@CommandDefinition(name = "unverify", description = "Takes the badge of a package back.")
@Examples("admin packages unverify com.example.app")
public final class AdminPackagesUnverifyCommand extends PackageCommand {
    /** Created by æsh. */
    public AdminPackagesUnverifyCommand() {}

    @Override
    protected Report run(Session session) {
        return new PackageOperation(session).verify(packageName(), false);
    }
}
