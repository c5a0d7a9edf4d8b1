package registry.cli.command.org;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.org.InvitationOperation;
import registry.cli.output.Report;

/** {@code org invitations list}. */
@CommandDefinition(name = "list", description = "Lists who is invited and has not signed in yet.")
@Examples("org invitations list my-org")
public final class OrgInvitationsListCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "ORG", required = true, description = "the organization's slug")
    private @Nullable String org;

    /** Created by æsh. */
    public OrgInvitationsListCommand() {}

    @Override
    protected Report run(Session session) {
        return new InvitationOperation(session, requireNonNull(org)).list();
    }
}
