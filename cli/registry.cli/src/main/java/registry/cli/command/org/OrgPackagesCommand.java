package registry.cli.command.org;

import org.aesh.command.CommandDefinition;
import registry.cli.command.GroupCommand;

/** {@code org packages …}. */
@CommandDefinition(
        name = "packages",
        description = "Lists, links and unlinks packages that all members publish.",
        groupCommands = {
            OrgPackagesLinkCommand.class,
            OrgPackagesListCommand.class,
            OrgPackagesUnlinkCommand.class,
        })
public final class OrgPackagesCommand extends GroupCommand {
    /** Created by æsh. */
    public OrgPackagesCommand() {}
}
