package registry.cli.command.org;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.org.MemberOperation;
import registry.cli.output.Report;

/** {@code org members list}. */
@CommandDefinition(name = "list", description = "Lists the members of an organization, owners first.")
@Examples("org members list my-org")
public final class OrgMembersListCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "ORG", required = true, description = "the organization's slug")
    private @Nullable String org;

    /** Created by æsh. */
    public OrgMembersListCommand() {}

    @Override
    protected Report run(Session session) {
        return new MemberOperation(session, requireNonNull(org)).list();
    }
}
