package registry.cli.command.admin;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.LiteralValue;
import registry.cli.command.RegistryCommand;
import registry.cli.operation.Session;
import registry.cli.operation.admin.AdminOperation;
import registry.cli.output.Report;

/** {@code admin restore}. */
@CommandDefinition(
        name = "restore",
        description = "Brings a backup into an empty store that no server uses, and compares both.")
@Examples("admin restore registry.backup --data /var/lib/calimero-registry")
public final class AdminRestoreCommand extends RegistryCommand {
    @Argument(index = "0", paramLabel = "FILE", required = true, description = "backup to restore")
    private @Nullable String file;

    @Option(
            name = "data",
            parser = LiteralValue.class,
            description = "data directory to restore into (otherwise where the server's own settings say)")
    private @Nullable String data;

    /** Created by æsh. */
    public AdminRestoreCommand() {}

    @Override
    protected Report run(Session session) {
        return new AdminOperation(session, AdminOperation.Where.chosen(session, true, Optional.ofNullable(data)))
                .restore(requireNonNull(file));
    }
}
