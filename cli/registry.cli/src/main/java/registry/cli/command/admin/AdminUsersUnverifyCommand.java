package registry.cli.command.admin;

import org.aesh.command.CommandDefinition;
import registry.cli.command.Examples;
import registry.cli.operation.Session;
import registry.cli.operation.admin.UserChange;
import registry.cli.operation.admin.UserOperation;
import registry.cli.output.Report;

/** {@code admin users unverify}. */
@CommandDefinition(name = "unverify", description = "Takes back that an administrator vouches for an account.")
@Examples({"admin users unverify alice@example.com", "admin users unverify alice"})
public final class AdminUsersUnverifyCommand extends UserCommand {
    /** Created by æsh. */
    public AdminUsersUnverifyCommand() {}

    @Override
    protected Report run(Session session) {
        return new UserOperation(session).change(user(), UserChange.UNVERIFY);
    }
}
