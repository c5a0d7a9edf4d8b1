package registry.cli.command.local;

import java.util.ArrayList;
import java.util.List;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.LiteralValue;
import registry.cli.command.RegistryCommand;
import registry.cli.operation.Given;
import registry.cli.operation.Session;
import registry.cli.operation.local.ServeOperation;
import registry.cli.output.Report;

/** {@code serve}. */
@CommandDefinition(name = "serve", description = "Runs the server program in the foreground, with its own settings.")
@Examples("serve --port 9000 --data /srv/registry")
public final class ServeCommand extends RegistryCommand {
    @Option(
            name = "host",
            parser = LiteralValue.class,
            description = "address to listen on (127.0.0.1; 0.0.0.0 for every network)")
    private @Nullable String host;

    @Option(name = "port", parser = LiteralValue.class, description = "port to listen on (8080)")
    private @Nullable String port;

    @Option(
            name = "data",
            parser = LiteralValue.class,
            description = "directory that holds everything the registry keeps (./data)")
    private @Nullable String data;

    @Option(name = "dev-login", hasValue = false, description = "everybody on this machine signs in as anybody")
    private boolean devLogin;

    /** Created by æsh. */
    public ServeCommand() {}

    @Override
    protected Report run(Session session) {
        List<String> arguments = new ArrayList<>();
        add(arguments, "--host", host);
        add(arguments, "--port", port == null ? null : String.valueOf(Given.port(port, 0)));
        add(arguments, "--data", data == null ? null : session.path(data).toString());
        if (devLogin) {
            arguments.add("--dev-login");
        }
        return new ServeOperation(session).run(arguments);
    }

    private static void add(List<String> arguments, String name, @Nullable String value) {
        if (value != null) {
            arguments.add(name);
            arguments.add(value);
        }
    }
}
