package registry.cli.command.admin;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.LiteralValue;
import registry.cli.operation.Session;
import registry.cli.operation.admin.ImportOperation;
import registry.cli.output.Report;

/** {@code admin import}. */
@CommandDefinition(
        name = "import",
        description = "Brings a legacy deployment into a registry; repeat it when it was interrupted.")
@Examples({
    "admin import legacy-redis --from redis://old.example.com:6379 --blobs /srv/blobs --dry-run",
    "admin import legacy-redis --from redis://old.example.com:6379 --data /var/lib/calimero-registry"
})
public final class AdminImportCommand extends AdministeringCommand {
    @Argument(
            index = "0",
            paramLabel = "SOURCE",
            required = true,
            description = "what to import: legacy-redis, a deployment that keeps its records in Redis")
    private @Nullable String source;

    @Option(
            name = "from",
            parser = LiteralValue.class,
            description = "its Redis, redis://[USER:PASSWORD@]HOST:PORT[/DB]; for a registry that no server uses")
    private @Nullable String from;

    @Option(
            name = "blobs",
            parser = LiteralValue.class,
            description = "its bundles: a copy of its bucket, or the https address of it or its bucket")
    private @Nullable String blobs;

    @Option(name = "dry-run", hasValue = false, description = "report what would be done, and write nothing")
    private boolean dryRun;

    @Option(
            name = "trust-owners",
            hasValue = false,
            description = "believe what a manifest says of its owner even if its publisher could have written it")
    private boolean trustOwners;

    /** Created by æsh. */
    public AdminImportCommand() {}

    @Override
    protected Report run(Session session) {
        return new ImportOperation(session, where(session))
                .run(
                        requireNonNull(source),
                        new ImportOperation.Wanted(
                                Optional.ofNullable(from), Optional.ofNullable(blobs), dryRun, trustOwners));
    }
}
