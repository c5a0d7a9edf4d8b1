package registry.cli.command.org;

import org.aesh.command.CommandDefinition;
import registry.cli.command.GroupCommand;

/** {@code org members …}. */
@CommandDefinition(
        name = "members",
        description = "Lists, adds, promotes and removes members.",
        groupCommands = {
            OrgMembersAddCommand.class,
            OrgMembersListCommand.class,
            OrgMembersRemoveCommand.class,
            OrgMembersUpdateCommand.class,
        })
public final class OrgMembersCommand extends GroupCommand {
    /** Created by æsh. */
    public OrgMembersCommand() {}
}
