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

/** {@code org members remove}. */
@CommandDefinition(name = "remove", description = "Removes a member, and with them the bot tokens that they issued.")
@Examples("org members remove my-org bob")
public final class OrgMembersRemoveCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "ORG", required = true, description = "the organization's slug")
    private @Nullable String org;

    @Argument(index = "1", paramLabel = "MEMBER", required = true, description = "e-mail address or user name")
    private @Nullable String member;

    /** Created by æsh. */
    public OrgMembersRemoveCommand() {}

    @Override
    protected Report run(Session session) {
        return new MemberOperation(session, requireNonNull(org)).remove(requireNonNull(member));
    }
}
