package registry.cli.command.org;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.org.LinkOperation;
import registry.cli.output.Report;

/** {@code org packages list}. */
@CommandDefinition(name = "list", description = "Lists the packages that are linked to an organization.")
@Examples("org packages list my-org")
public final class OrgPackagesListCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "ORG", required = true, description = "the organization's slug")
    private @Nullable String org;

    /** Created by æsh. */
    public OrgPackagesListCommand() {}

    @Override
    protected Report run(Session session) {
        return new LinkOperation(session, requireNonNull(org)).list();
    }
}
