package registry.cli.command.org;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
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

/** {@code org members add}. */
@CommandDefinition(name = "add", description = "Adds a member; an e-mail address without an account is invited.")
@Examples({"org members add my-org bob", "org members add my-org bob@example.com --role admin"})
public final class OrgMembersAddCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "ORG", required = true, description = "the organization's slug")
    private @Nullable String org;

    @Argument(index = "1", paramLabel = "MEMBER", required = true, description = "e-mail address or user name")
    private @Nullable String member;

    @Option(
            shortName = 'r',
            name = "role",
            parser = LiteralValue.class,
            description = "member (the default), admin or owner")
    private @Nullable String role;

    /** Created by æsh. */
    public OrgMembersAddCommand() {}

    @Override
    protected Report run(Session session) {
        return new MemberOperation(session, requireNonNull(org)).add(requireNonNull(member), Optional.ofNullable(role));
    }
}
