package registry.cli.command.shell;

import java.nio.file.Path;
import java.util.Optional;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.LiteralValue;
import registry.cli.command.Program;
import registry.cli.command.RunningCommand;
import registry.cli.command.SharedOptions;
import registry.cli.local.OfflineServer;
import registry.cli.operation.Session;
import registry.cli.operation.Surroundings;
import registry.cli.operation.admin.ServerProgram;
import registry.cli.output.UsageException;
import registry.cli.shell.OnError;
import registry.cli.shell.Shell;

/** {@code shell}. */
@CommandDefinition(
        name = "shell",
        description = "Takes one command after the other: typed, from a file or from a pipe.")
@Examples({"shell", "shell --file deploy.txt --on-error continue", "shell --data /var/lib/calimero-registry"})
public final class ShellCommand extends RunningCommand {
    @Option(name = "file", parser = LiteralValue.class, description = "run the lines of this file")
    private @Nullable String file;

    @Option(
            name = "on-error",
            parser = LiteralValue.class,
            description = "after a command of a script failed: stop or continue (stop)")
    private @Nullable String onError;

    @Option(
            name = "data",
            parser = LiteralValue.class,
            description = "administer this data directory, which no server uses")
    private @Nullable String data;

    @Option(
            name = "api-key",
            parser = LiteralValue.class,
            description = "API token (otherwise CALIMERO_API_KEY or the configuration)")
    private @Nullable String apiKey;

    /** Created by æsh. */
    public ShellCommand() {}

    @Override
    protected Optional<String> apiKey() {
        return Optional.ofNullable(apiKey);
    }

    @Override
    protected int run(Surroundings surroundings, Program program, SharedOptions options) {
        Session session = options.session(surroundings);
        // Wrong settings are found here and not once per command.
        session.registryUrl();
        OnError policy = onError == null ? OnError.STOP : OnError.parse(onError);
        Optional<Path> script = Optional.ofNullable(file).map(session::path);
        if (data == null) {
            return run(new Shell(program, surroundings, options, policy), script);
        }
        requireNoServer(options);
        try (OfflineServer server = new OfflineServer(
                session.path(data), directory -> ServerProgram.of(session).serveOperator(directory))) {
            return run(new Shell(program, surroundings, options.offline(server), policy), script);
        }
    }

    private static int run(Shell shell, Optional<Path> script) {
        return script.map(shell::run).orElseGet(shell::run);
    }

    private static void requireNoServer(SharedOptions options) {
        if (options.flags().url().isPresent() || options.flags().local()) {
            throw new UsageException(
                    "--data stands for a registry that does not serve; --url and --local for one that does");
        }
    }
}
