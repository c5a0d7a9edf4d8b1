package registry.cli.command.admin;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Mixin;
import registry.cli.command.Consent;
import registry.cli.command.Examples;
import registry.cli.operation.Session;
import registry.cli.operation.admin.UserOperation;
import registry.cli.output.Report;

/** {@code admin users delete}. */
@CommandDefinition(name = "delete", description = "Deletes an account for ever; its packages stay.")
@Examples({"admin users delete alice@example.com", "admin users delete alice --yes"})
public final class AdminUsersDeleteCommand extends UserCommand {
    @Mixin
    private Consent consent = new Consent();

    /** Created by æsh. */
    public AdminUsersDeleteCommand() {}

    @Override
    protected Report run(Session session) {
        return new UserOperation(session).delete(user(), consent.given());
    }
}
