package registry.cli.command.local;

import java.util.Optional;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.LiteralValue;
import registry.cli.operation.Session;
import registry.cli.operation.local.LocalData;
import registry.cli.output.Report;

/** {@code local backup}. */
@CommandDefinition(name = "backup", description = "Writes everything that the local registry holds into one file.")
@Examples({"local backup", "local backup --output local.backup"})
public final class LocalBackupCommand extends LocalCommand {
    @Option(
            shortName = 'o',
            name = "output",
            parser = LiteralValue.class,
            description = "file to write (a new one in ~/.calimero-registry/local/backups)")
    private @Nullable String output;

    /** Created by æsh. */
    public LocalBackupCommand() {}

    @Override
    protected Report run(Session session) {
        return new LocalData(session).backup(Optional.ofNullable(output));
    }
}
