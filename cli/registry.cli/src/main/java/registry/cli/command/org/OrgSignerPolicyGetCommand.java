package registry.cli.command.org;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.packages.SignerPolicyOperation;
import registry.cli.output.Report;

/** {@code org signer-policy get}. */
@CommandDefinition(name = "get", description = "Shows which keys may sign the packages of an organization.")
@Examples("org signer-policy get my-org")
public final class OrgSignerPolicyGetCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "ORG", required = true, description = "the organization's slug")
    private @Nullable String org;

    /** Created by æsh. */
    public OrgSignerPolicyGetCommand() {}

    @Override
    protected Report run(Session session) {
        return SignerPolicyOperation.ofOrg(session, requireNonNull(org)).get();
    }
}
