package registry.cli.command.admin;

import java.util.Optional;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.command.LiteralValue;
import registry.cli.command.RegistryCommand;
import registry.cli.operation.Session;
import registry.cli.operation.admin.AdminOperation;

/** What the commands share that work on a registry that serves as well as on one that does not. */
public abstract class AdministeringCommand extends RegistryCommand {
    @Option(
            name = "data",
            parser = LiteralValue.class,
            description = "data directory of a registry that no server uses, instead of the one at --url")
    private @Nullable String data;

    @Option(
            name = "offline",
            hasValue = false,
            description = "the same, wherever the server's own settings (REGISTRY_...) say")
    private boolean offline;

    @Option(
            name = "api-key",
            parser = LiteralValue.class,
            description = "API token (otherwise CALIMERO_API_KEY or the configuration)")
    private @Nullable String apiKey;

    AdministeringCommand() {}

    @Override
    protected final Optional<String> apiKey() {
        return Optional.ofNullable(apiKey);
    }

    final AdminOperation operation(Session session) {
        return new AdminOperation(session, where(session));
    }

    /** Which registry is meant. */
    final AdminOperation.Where where(Session session) {
        return AdminOperation.Where.chosen(session, offline, Optional.ofNullable(data));
    }
}
