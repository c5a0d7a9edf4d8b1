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

/** {@code org leave}. */
@CommandDefinition(name = "leave", description = "Ends your membership of an organization.")
@Examples("org leave my-org")
public final class OrgLeaveCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "ORG", required = true, description = "the organization's slug")
    private @Nullable String org;

    @Mixin
    private Consent consent = new Consent();

    /** Created by æsh. */
    public OrgLeaveCommand() {}

    @Override
    protected Report run(Session session) {
        return new OrgOperation(session).leave(requireNonNull(org), consent.given());
    }
}
