package registry.cli.command.packages;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.packages.TransferOperation;
import registry.cli.output.Report;

/** {@code package transfer decline}. */
@CommandDefinition(name = "decline", description = "Declines a package that is offered to you.")
@Examples("package transfer decline com.example.app")
public final class PackageTransferDeclineCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "PACKAGE", required = true, description = "name, such as com.example.app")
    private @Nullable String packageName;

    /** Created by æsh. */
    public PackageTransferDeclineCommand() {}

    @Override
    protected Report run(Session session) {
        return new TransferOperation(session).decline(requireNonNull(packageName));
    }
}
