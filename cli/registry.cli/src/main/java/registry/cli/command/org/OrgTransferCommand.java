package registry.cli.command.org;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.aesh.command.option.Mixin;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Consent;
import registry.cli.command.Examples;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.org.OrgOperation;
import registry.cli.output.Report;

/** {@code org transfer}. */
@CommandDefinition(name = "transfer", description = "Hands an organization over: a member becomes owner in your place.")
@Examples("org transfer my-org bob")
public final class OrgTransferCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "ORG", required = true, description = "the organization's slug")
    private @Nullable String org;

    @Argument(index = "1", paramLabel = "MEMBER", required = true, description = "e-mail address or user name")
    private @Nullable String member;

    @Mixin
    private Consent consent = new Consent();

    /** Created by æsh. */
    public OrgTransferCommand() {}

    @Override
    protected Report run(Session session) {
        return new OrgOperation(session).transfer(requireNonNull(org), requireNonNull(member), consent.given());
    }
}
