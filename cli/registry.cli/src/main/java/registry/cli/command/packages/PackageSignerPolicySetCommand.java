package registry.cli.command.packages;

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

/** {@code package signer-policy set}. */
@CommandDefinition(name = "set", description = "Sets which keys may sign a package; for its owner.")
@Examples({
    "package signer-policy set com.example.app pinned",
    "package signer-policy set com.example.app list --signer did:key:z6Mk..."
})
public final class PackageSignerPolicySetCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "PACKAGE", required = true, description = "name, such as com.example.app")
    private @Nullable String packageName;

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
    public PackageSignerPolicySetCommand() {}

    @Override
    protected Report run(Session session) {
        return SignerPolicyOperation.ofPackage(session, requireNonNull(packageName))
                .set(requireNonNull(policy), signers == null ? List.of() : signers);
    }
}
