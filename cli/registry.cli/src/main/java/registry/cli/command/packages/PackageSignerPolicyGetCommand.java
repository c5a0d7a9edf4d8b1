package registry.cli.command.packages;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.packages.SignerPolicyOperation;
import registry.cli.output.Report;

/** {@code package signer-policy get}. */
@CommandDefinition(name = "get", description = "Shows which keys may sign a package.")
@Examples("package signer-policy get com.example.app")
public final class PackageSignerPolicyGetCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "PACKAGE", required = true, description = "name, such as com.example.app")
    private @Nullable String packageName;

    /** Created by æsh. */
    public PackageSignerPolicyGetCommand() {}

    @Override
    protected Report run(Session session) {
        return SignerPolicyOperation.ofPackage(session, requireNonNull(packageName))
                .get();
    }
}
