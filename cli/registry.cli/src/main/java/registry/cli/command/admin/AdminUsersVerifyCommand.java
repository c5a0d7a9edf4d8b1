package registry.cli.command.admin;

import org.aesh.command.CommandDefinition;
import registry.cli.command.Examples;
import registry.cli.operation.Session;
import registry.cli.operation.admin.UserChange;
import registry.cli.operation.admin.UserOperation;
import registry.cli.output.Report;

/** {@code admin users verify}. */
@CommandDefinition(name = "verify", description = "Vouches for an account, and so for its packages.")
@Examples({"admin users verify alice@example.com", "admin users verify alice"})
public final class AdminUsersVerifyCommand extends UserCommand {
    /** Created by æsh. */
    public AdminUsersVerifyCommand() {}

    @Override
    protected Report run(Session session) {
        return new UserOperation(session).change(user(), UserChange.VERIFY);
    }
}
