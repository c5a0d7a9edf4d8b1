package registry.cli.command.org;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.aesh.command.option.OptionList;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.LiteralValue;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.packages.SignerPolicyOperation;
import registry.cli.output.Report;

/** {@code org signer-policy set}. */
@CommandDefinition(
        name = "set",
        description = "Sets which keys may sign the packages of an organization; for its owners.")
@Examples({"org signer-policy set my-org pinned", "org signer-policy set my-org list --signer did:key:z6Mk..."})
public final class OrgSignerPolicySetCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "ORG", required = true, description = "the organization's slug")
    private @Nullable String org;

    @Argument(
            index = "1",
            paramLabel = "POLICY",
            required = true,
            description = "any, pinned (the key used so far), list, or inherit (none of its own)")
    private @Nullable String policy;

    @OptionList(
            name = "signer",
            parser = LiteralValue.class,
            description = "did:key that may sign, for the policy list")
    private @Nullable List<String> signers;

    /** Created by æsh. */
    public OrgSignerPolicySetCommand() {}

    @Override
    protected Report run(Session session) {
        return SignerPolicyOperation.ofOrg(session, requireNonNull(org))
                .set(requireNonNull(policy), signers == null ? List.of() : signers);
    }
}
