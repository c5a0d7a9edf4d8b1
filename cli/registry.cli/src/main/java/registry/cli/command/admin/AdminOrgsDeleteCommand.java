package registry.cli.command.admin;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Mixin;
import registry.cli.command.Consent;
import registry.cli.command.Examples;
import registry.cli.operation.Session;
import registry.cli.operation.admin.OrganizationOperation;
import registry.cli.output.Report;

/** {@code admin orgs delete}. */
@CommandDefinition(name = "delete", description = "Deletes an organization with its bots for ever; its packages stay.")
@Examples({"admin orgs delete my-org", "admin orgs delete my-org --yes"})
public final class AdminOrgsDeleteCommand extends OrganizationCommand {
    @Mixin
    private Consent consent = new Consent();

    /** Created by æsh. */
    public AdminOrgsDeleteCommand() {}

    @Override
    protected Report run(Session session) {
        return new OrganizationOperation(session).delete(organization(), consent.given());
    }
}
