package registry.cli.command.org;

import org.aesh.command.CommandDefinition;
import registry.cli.command.GroupCommand;

/** {@code org invitations …}. */
@CommandDefinition(
        name = "invitations",
        description = "Lists who is invited, and takes invitations back.",
        groupCommands = {
            OrgInvitationsListCommand.class,
            OrgInvitationsRevokeCommand.class,
        })
public final class OrgInvitationsCommand extends GroupCommand {
    /** Created by æsh. */
    public OrgInvitationsCommand() {}
}
