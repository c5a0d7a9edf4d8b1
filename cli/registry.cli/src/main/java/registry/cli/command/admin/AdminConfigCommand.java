package registry.cli.command.admin;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Option;
import registry.cli.command.Examples;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.admin.RegistryOperation;
import registry.cli.output.Report;

/** {@code admin config}. */
@CommandDefinition(
        name = "config",
        description = "Shows the registry's configuration and where each value comes from; no secrets.")
@Examples({"admin config", "admin config --set"})
public final class AdminConfigCommand extends SignedInCommand {
    @Option(name = "set", hasValue = false, description = "only what somebody has set")
    private boolean onlySet;

    /** Created by æsh. */
    public AdminConfigCommand() {}

    @Override
    protected Report run(Session session) {
        return new RegistryOperation(session).settings(onlySet);
    }
}
