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

/** {@code org delete}. */
@CommandDefinition(
        name = "delete",
        description = "Deletes an organization for ever; its packages stay with their owners.")
@Examples({"org delete my-org", "org delete my-org --yes"})
public final class OrgDeleteCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "ORG", required = true, description = "the organization's slug")
    private @Nullable String org;

    @Mixin
    private Consent consent = new Consent();

    /** Created by æsh. */
    public OrgDeleteCommand() {}

    @Override
    protected Report run(Session session) {
        return new OrgOperation(session).delete(requireNonNull(org), consent.given());
    }
}
