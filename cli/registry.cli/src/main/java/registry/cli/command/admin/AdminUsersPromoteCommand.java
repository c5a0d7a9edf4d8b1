package registry.cli.command.admin;

import org.aesh.command.CommandDefinition;
import registry.cli.command.Examples;
import registry.cli.operation.Session;
import registry.cli.operation.admin.UserChange;
import registry.cli.operation.admin.UserOperation;
import registry.cli.output.Report;

/** {@code admin users promote}. */
@CommandDefinition(name = "promote", description = "Makes an account an administrator of the registry.")
@Examples({"admin users promote alice@example.com", "admin users promote alice"})
public final class AdminUsersPromoteCommand extends UserCommand {
    /** Created by æsh. */
    public AdminUsersPromoteCommand() {}

    @Override
    protected Report run(Session session) {
        return new UserOperation(session).change(user(), UserChange.PROMOTE);
    }
}
