package registry.cli.command.admin;

import org.aesh.command.CommandDefinition;
import registry.cli.command.Examples;
import registry.cli.operation.Session;
import registry.cli.operation.admin.UserChange;
import registry.cli.operation.admin.UserOperation;
import registry.cli.output.Report;

/** {@code admin users unsuspend}. */
@CommandDefinition(name = "unsuspend", description = "Ends the suspension of an account; its tokens count again.")
@Examples({"admin users unsuspend alice@example.com", "admin users unsuspend alice"})
public final class AdminUsersUnsuspendCommand extends UserCommand {
    /** Created by æsh. */
    public AdminUsersUnsuspendCommand() {}

    @Override
    protected Report run(Session session) {
        return new UserOperation(session).change(user(), UserChange.UNSUSPEND);
    }
}
