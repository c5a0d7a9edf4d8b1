package registry.cli.command.admin;

import org.aesh.command.CommandDefinition;
import registry.cli.command.Examples;
import registry.cli.operation.Session;
import registry.cli.operation.admin.OrganizationOperation;
import registry.cli.output.Report;

/** {@code admin orgs verify}. */
@CommandDefinition(name = "verify", description = "Vouches for an organization.")
@Examples("admin orgs verify my-org")
public final class AdminOrgsVerifyCommand extends OrganizationCommand {
    /** Created by æsh. */
    public AdminOrgsVerifyCommand() {}

    @Override
    protected Report run(Session session) {
        return new OrganizationOperation(session).verify(organization(), true);
    }
}
