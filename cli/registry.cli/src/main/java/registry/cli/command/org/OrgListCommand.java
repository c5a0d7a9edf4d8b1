package registry.cli.command.org;

import org.aesh.command.CommandDefinition;
import registry.cli.command.Examples;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.org.OrgOperation;
import registry.cli.output.Report;

/** {@code org list}. */
@CommandDefinition(name = "list", description = "Lists the organizations that you belong to.")
@Examples({"org list", "org list --json"})
public final class OrgListCommand extends SignedInCommand {
    /** Created by æsh. */
    public OrgListCommand() {}

    @Override
    protected Report run(Session session) {
        return new OrgOperation(session).list();
    }
}
