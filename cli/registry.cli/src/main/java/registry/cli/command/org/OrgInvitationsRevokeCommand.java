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

/** {@code org invitations revoke}. */
@CommandDefinition(name = "revoke", description = "Takes an invitation back.")
@Examples("org invitations revoke my-org bob@example.com")
public final class OrgInvitationsRevokeCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "ORG", required = true, description = "the organization's slug")
    private @Nullable String org;

    @Argument(index = "1", paramLabel = "EMAIL", required = true, description = "the invited address")
    private @Nullable String email;

    /** Created by æsh. */
    public OrgInvitationsRevokeCommand() {}

    @Override
    protected Report run(Session session) {
        return new InvitationOperation(session, requireNonNull(org)).revoke(requireNonNull(email));
    }
}
