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

/** {@code package transfer offer}. */
@CommandDefinition(
        name = "offer",
        description = "Offers a package of yours to somebody; needs a token with the scope delete.")
@Examples("package transfer offer com.example.app bob")
public final class PackageTransferOfferCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "PACKAGE", required = true, description = "name, such as com.example.app")
    private @Nullable String packageName;

    @Argument(index = "1", paramLabel = "RECIPIENT", required = true, description = "e-mail address or user name")
    private @Nullable String recipient;

    /** Created by æsh. */
    public PackageTransferOfferCommand() {}

    @Override
    protected Report run(Session session) {
        return new TransferOperation(session).offer(requireNonNull(packageName), requireNonNull(recipient));
    }
}
