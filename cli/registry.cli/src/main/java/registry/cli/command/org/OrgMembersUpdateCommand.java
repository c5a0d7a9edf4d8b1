package registry.cli.command.org;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.LiteralValue;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.org.MemberOperation;
import registry.cli.output.Report;

/** {@code org members update}. */
@CommandDefinition(name = "update", description = "Gives a member another role.")
@Examples("org members update my-org bob --role owner")
public final class OrgMembersUpdateCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "ORG", required = true, description = "the organization's slug")
    private @Nullable String org;

    @Argument(index = "1", paramLabel = "MEMBER", required = true, description = "e-mail address or user name")
    private @Nullable String member;

    @Option(
            shortName = 'r',
            name = "role",
            required = true,
            parser = LiteralValue.class,
            description = "member, admin or owner")
    private @Nullable String role;

    /** Created by æsh. */
    public OrgMembersUpdateCommand() {}

    @Override
    protected Report run(Session session) {
        return new MemberOperation(session, requireNonNull(org)).update(requireNonNull(member), requireNonNull(role));
    }
}
