package registry.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.operation.PushOperation;
import registry.cli.operation.Session;
import registry.cli.output.Report;
import registry.cli.output.UsageException;
import registry.signing.key.SignatureSchemes;

/** {@code bundle push}. */
@CommandDefinition(name = "push", description = "Publishes a bundle, after verifying it here.")
public final class BundlePushCommand extends RegistryCommand {
    @Argument(
            index = "0",
            paramLabel = "BUNDLE",
            required = true,
            description = "bundle file (.mpk), or a directory to pack first")
    private @Nullable String bundle;

    @Option(name = "remote", hasValue = false, description = "publish to the registry at --url (needed)")
    private boolean remote;

    @Option(
            name = "api-key",
            parser = LiteralValue.class,
            description = "API token (otherwise CALIMERO_API_KEY or the configuration)")
    private @Nullable String apiKey;

    /** Created by æsh. */
    public BundlePushCommand() {}

    @Override
    boolean remote() {
        return remote;
    }

    @Override
    Optional<String> apiKey() {
        return Optional.ofNullable(apiKey);
    }

    @Override
    Report run(Session session) {
        String target = requireNonNull(bundle);
        if (!remote) {
            throw new UsageException(
                    "Say where to publish: a local registry is not available yet",
                    "calimero-registry bundle push " + target + " --remote");
        }
        return new PushOperation(session, SignatureSchemes.load()).run(target);
    }
}
