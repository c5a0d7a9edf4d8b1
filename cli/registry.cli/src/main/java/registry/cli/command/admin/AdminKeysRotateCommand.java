package registry.cli.command.admin;

import org.aesh.command.CommandDefinition;
import registry.cli.command.Examples;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.admin.RegistryOperation;
import registry.cli.output.Report;

/** {@code admin keys rotate}. */
@CommandDefinition(name = "rotate", description = "Has the registry sign cookies with a new key from now on.")
@Examples("admin keys rotate")
public final class AdminKeysRotateCommand extends SignedInCommand {
    /** Created by æsh. */
    public AdminKeysRotateCommand() {}

    @Override
    protected Report run(Session session) {
        return new RegistryOperation(session).rotateKeys();
    }
}
