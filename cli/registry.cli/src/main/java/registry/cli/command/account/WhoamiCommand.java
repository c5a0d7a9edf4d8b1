package registry.cli.command.account;

import org.aesh.command.CommandDefinition;
import registry.cli.command.Examples;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.account.WhoamiOperation;
import registry.cli.output.Report;

/** {@code whoami}. */
@CommandDefinition(name = "whoami", description = "Shows which account the token in use belongs to.")
@Examples({"whoami", "whoami --url https://registry.example.com --json"})
public final class WhoamiCommand extends SignedInCommand {
    /** Created by æsh. */
    public WhoamiCommand() {}

    @Override
    protected Report run(Session session) {
        return new WhoamiOperation(session).run();
    }
}
