package registry.cli.command.admin;

import org.aesh.command.CommandDefinition;
import registry.cli.command.Examples;
import registry.cli.operation.Session;
import registry.cli.operation.admin.OrganizationOperation;
import registry.cli.output.Report;

/** {@code admin orgs unverify}. */
@CommandDefinition(name = "unverify", description = "Takes that back.")
@Examples("admin orgs unverify my-org")
public final class AdminOrgsUnverifyCommand extends OrganizationCommand {
    /** Created by æsh. */
    public AdminOrgsUnverifyCommand() {}

    @Override
    protected Report run(Session session) {
        return new OrganizationOperation(session).verify(organization(), false);
    }
}
