package registry.cli.command.local;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.operation.Session;
import registry.cli.operation.local.LocalData;
import registry.cli.output.Report;

/** {@code local restore}. */
@CommandDefinition(name = "restore", description = "Puts a backup in the place of what the local registry holds.")
@Examples("local restore local.backup")
public final class LocalRestoreCommand extends LocalCommand {
    @Argument(index = "0", paramLabel = "FILE", required = true, description = "backup to bring back")
    private @Nullable String file;

    /** Created by æsh. */
    public LocalRestoreCommand() {}

    @Override
    protected Report run(Session session) {
        return new LocalData(session).restore(requireNonNull(file));
    }
}
