package registry.cli.command.server;

import static java.util.Objects.requireNonNull;

import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.LiteralValue;
import registry.cli.command.RegistryCommand;
import registry.cli.operation.Session;
import registry.cli.operation.server.SetupOperation;
import registry.cli.output.Report;

/** {@code setup}. */
@CommandDefinition(
        name = "setup",
        description = "Makes you the first administrator of a new registry and remembers it for the next commands.")
@Examples("setup --code CODE --email you@example.com --username you")
public final class SetupCommand extends RegistryCommand {
    @Option(
            name = "code",
            required = true,
            parser = LiteralValue.class,
            description = "one-time code, printed by the server and kept in its DATA/setup-code")
    private @Nullable String code;

    @Option(name = "email", required = true, parser = LiteralValue.class, description = "your e-mail address")
    private @Nullable String email;

    @Option(
            name = "username",
            required = true,
            parser = LiteralValue.class,
            description = "the name under which others see you")
    private @Nullable String username;

    /** Created by æsh. */
    public SetupCommand() {}

    @Override
    protected Report run(Session session) {
        return new SetupOperation(session).run(requireNonNull(code), requireNonNull(email), requireNonNull(username));
    }
}
