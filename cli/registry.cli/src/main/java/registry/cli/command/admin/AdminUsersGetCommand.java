package registry.cli.command.admin;

import org.aesh.command.CommandDefinition;
import registry.cli.command.Examples;
import registry.cli.operation.Session;
import registry.cli.operation.admin.UserOperation;
import registry.cli.output.Report;

/** {@code admin users get}. */
@CommandDefinition(name = "get", description = "Shows an account.")
@Examples({"admin users get alice@example.com", "admin users get alice --json"})
public final class AdminUsersGetCommand extends UserCommand {
    /** Created by æsh. */
    public AdminUsersGetCommand() {}

    @Override
    protected Report run(Session session) {
        return new UserOperation(session).get(user());
    }
}
