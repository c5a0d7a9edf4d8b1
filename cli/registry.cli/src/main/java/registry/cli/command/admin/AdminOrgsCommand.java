package registry.cli.command.admin;

import org.aesh.command.CommandDefinition;
import registry.cli.command.GroupCommand;

/** {@code admin orgs …}. */
@CommandDefinition(
        name = "orgs",
        description = "Manages the organizations of everybody.",
        groupCommands = {
            AdminOrgsDeleteCommand.class,
            AdminOrgsGetCommand.class,
            AdminOrgsListCommand.class,
            AdminOrgsUnverifyCommand.class,
            AdminOrgsVerifyCommand.class,
        })
public final class AdminOrgsCommand extends GroupCommand {
    /** Created by æsh. */
    public AdminOrgsCommand() {}
}
