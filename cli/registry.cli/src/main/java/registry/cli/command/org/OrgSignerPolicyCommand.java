package registry.cli.command.org;

import org.aesh.command.CommandDefinition;
import registry.cli.command.GroupCommand;

/** {@code org signer-policy …}. */
@CommandDefinition(
        name = "signer-policy",
        description = "Shows and sets which keys may sign the packages of an organization.",
        groupCommands = {
            OrgSignerPolicyGetCommand.class,
            OrgSignerPolicySetCommand.class,
        })
public final class OrgSignerPolicyCommand extends GroupCommand {
    /** Created by æsh. */
    public OrgSignerPolicyCommand() {}
}
