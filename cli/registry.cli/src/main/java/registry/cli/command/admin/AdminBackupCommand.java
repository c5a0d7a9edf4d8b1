package registry.cli.command.admin;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.operation.Session;
import registry.cli.output.Report;

/** {@code admin backup}. */
@CommandDefinition(
        name = "backup",
        description = "Writes everything that a registry keeps into one file for you alone.")
@Examples({"admin backup registry.backup", "admin backup registry.backup --data /var/lib/calimero-registry"})
public final class AdminBackupCommand extends AdministeringCommand {
    @Argument(index = "0", paramLabel = "FILE", required = true, description = "file to write")
    private @Nullable String file;

    @Option(name = "force", hasValue = false, description = "replace the file if it exists")
    private boolean force;

    /** Created by æsh. */
    public AdminBackupCommand() {}

    @Override
    protected Report run(Session session) {
        return operation(session).backup(requireNonNull(file), force);
    }
}
