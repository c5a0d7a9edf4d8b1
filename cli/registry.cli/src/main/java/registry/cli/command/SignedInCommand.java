package registry.cli.command;

import java.util.Optional;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;

/** A command that acts, or sees more, by an API token. */
public abstract class SignedInCommand extends RegistryCommand {
    @Option(
            name = "api-key",
            parser = LiteralValue.class,
            description = "API token (otherwise CALIMERO_API_KEY or the configuration)")
    private @Nullable String apiKey;

    /** For subclasses. */
    protected SignedInCommand() {}

    @Override
    protected final Optional<String> apiKey() {
        return Optional.ofNullable(apiKey);
    }
}
