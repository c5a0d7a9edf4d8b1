package registry.cli.command.bundle;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Session;
import registry.cli.operation.bundle.PushOperation;
import registry.cli.output.Report;
import registry.cli.output.UsageException;
import registry.signing.key.SignatureSchemes;

/** {@code bundle push}. */
@CommandDefinition(name = "push", description = "Publishes a bundle, after verifying it here.")
@Examples({
    "bundle push app.mpk --remote",
    "bundle push app.mpk --remote --dry-run",
    "bundle push app --remote --url https://registry.example.com"
})
public final class BundlePushCommand extends SignedInCommand {
    @Argument(
            index = "0",
            paramLabel = "BUNDLE",
            required = true,
            description = "bundle file (.mpk), or a directory to pack first")
    private @Nullable String bundle;

    @Option(
            name = "remote",
            hasValue = false,
            description = "publish to the registry at --url or of the configuration; this or --local is needed")
    private boolean remote;

    @Option(
            name = "dry-run",
            hasValue = false,
            description = "only tell what would come of it; the registry checks the bundle and publishes nothing")
    private boolean dryRun;

    /** Created by æsh. */
    public BundlePushCommand() {}

    @Override
    protected boolean remote() {
        return remote;
    }

    @Override
    protected Report run(Session session) {
        String target = requireNonNull(bundle);
        if (!remote && !local()) {
            throw new UsageException(
                    "Say where to publish",
                    "calimero-registry bundle push " + target
                            + " --remote, or --local for the registry of this machine");
        }
        PushOperation push = new PushOperation(session, SignatureSchemes.load());
        return dryRun ? push.rehearse(target) : push.run(target);
    }
}
