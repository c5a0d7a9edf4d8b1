package registry.cli.command.org;

import org.aesh.command.CommandDefinition;
import registry.cli.command.GroupCommand;

/** {@code org …}. */
@CommandDefinition(
        name = "org",
        description = "Manages organizations: who publishes the same packages.",
        groupCommands = {
            OrgBotsCommand.class,
            OrgCreateCommand.class,
            OrgDeleteCommand.class,
            OrgGetCommand.class,
            OrgInvitationsCommand.class,
            OrgLeaveCommand.class,
            OrgListCommand.class,
            OrgMembersCommand.class,
            OrgPackagesCommand.class,
            OrgSignerPolicyCommand.class,
            OrgTransferCommand.class,
            OrgUpdateCommand.class,
        })
public final class OrgCommand extends GroupCommand {
    /** Created by æsh. */
    public OrgCommand() {}
}
