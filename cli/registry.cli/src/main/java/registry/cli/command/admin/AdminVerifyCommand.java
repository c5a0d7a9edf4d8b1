package registry.cli.command.admin;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.RegistryCommand;
import registry.cli.operation.Session;
import registry.cli.operation.admin.AdminOperation;
import registry.cli.output.Report;

/** {@code admin verify}. */
@CommandDefinition(name = "verify", description = "Reads a backup and makes sure that it is whole and can be restored.")
@Examples("admin verify registry.backup")
public final class AdminVerifyCommand extends RegistryCommand {
    @Argument(index = "0", paramLabel = "FILE", required = true, description = "backup to read")
    private @Nullable String file;

    /** Created by æsh. */
    public AdminVerifyCommand() {}

    @Override
    protected Report run(Session session) {
        return new AdminOperation(session, AdminOperation.Where.OFFLINE).verify(requireNonNull(file));
    }
}
