package registry.cli.command.admin;

import org.aesh.command.CommandDefinition;
import registry.cli.command.Examples;
import registry.cli.operation.Session;
import registry.cli.operation.admin.OrganizationOperation;
import registry.cli.output.Report;

/** {@code admin orgs get}. */
@CommandDefinition(name = "get", description = "Shows an organization with its members and packages.")
@Examples("admin orgs get my-org")
public final class AdminOrgsGetCommand extends OrganizationCommand {
    /** Created by æsh. */
    public AdminOrgsGetCommand() {}

    @Override
    protected Report run(Session session) {
        return new OrganizationOperation(session).get(organization());
    }
}
