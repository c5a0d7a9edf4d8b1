package registry.cli.command.org;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.org.OrgOperation;
import registry.cli.output.Report;

/** {@code org get}. */
@CommandDefinition(name = "get", description = "Shows an organization.")
@Examples("org get my-org")
public final class OrgGetCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "ORG", required = true, description = "the organization's slug")
    private @Nullable String org;

    /** Created by æsh. */
    public OrgGetCommand() {}

    @Override
    protected Report run(Session session) {
        return new OrgOperation(session).get(requireNonNull(org));
    }
}
