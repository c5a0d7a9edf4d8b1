package registry.cli.command.admin;

import org.aesh.command.CommandDefinition;
import registry.cli.command.Examples;
import registry.cli.operation.Session;
import registry.cli.operation.admin.UserChange;
import registry.cli.operation.admin.UserOperation;
import registry.cli.output.Report;

/** {@code admin users demote}. */
@CommandDefinition(name = "demote", description = "Takes the rights of an administrator back.")
@Examples({"admin users demote alice@example.com", "admin users demote alice"})
public final class AdminUsersDemoteCommand extends UserCommand {
    /** Created by æsh. */
    public AdminUsersDemoteCommand() {}

    @Override
    protected Report run(Session session) {
        return new UserOperation(session).change(user(), UserChange.DEMOTE);
    }
}
