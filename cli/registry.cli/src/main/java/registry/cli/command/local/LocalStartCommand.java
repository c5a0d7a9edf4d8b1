package registry.cli.command.local;

import java.util.OptionalInt;
import java.util.Set;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Option;
import org.aesh.command.option.OptionVisibility;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.LiteralValue;
import registry.cli.operation.Given;
import registry.cli.operation.Session;
import registry.cli.operation.local.LocalStart;
import registry.cli.output.Report;
import registry.cli.output.UsageException;

/** {@code local start}. */
@CommandDefinition(
        name = "start",
        description = "Starts the local registry in the background and waits until it answers.")
@Examples({"local start", "local start --port 8090"})
public final class LocalStartCommand extends LocalCommand {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

    @Option(
            shortName = 'p',
            name = "port",
            parser = LiteralValue.class,
            description = "where to listen, now and later (8082)")
    private @Nullable String port;

    @Option(
            name = "host",
            parser = LiteralValue.class,
            description = "only 127.0.0.1 or localhost: the local registry is for this machine ('serve' is for others)")
    private @Nullable String host;

    @Option(
            name = "public-host",
            parser = LiteralValue.class,
            visibility = OptionVisibility.HIDDEN,
            description = "taken for the sake of old scripts, and without effect")
    private @Nullable String publicHost;

    /** Created by æsh. */
    public LocalStartCommand() {}

    @Override
    protected Report run(Session session) {
        if (host != null && !LOOPBACK.contains(host)) {
            throw new UsageException(
                    "The local registry listens on this machine alone, not on " + host,
                    "calimero-registry serve --host " + host);
        }
        if (publicHost != null) {
            session.warn("--public-host has no effect: addresses follow the host that a client asks for");
        }
        return new LocalStart(session).run(port == null ? OptionalInt.empty() : OptionalInt.of(Given.port(port, 1)));
    }
}
