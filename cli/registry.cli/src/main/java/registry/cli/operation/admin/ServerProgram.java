package registry.cli.operation.admin;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import registry.cli.operation.Session;
import registry.cli.output.ExitCode;
import registry.cli.output.Json;
import registry.cli.output.UsageException;

/**
 * The server program, run for administration where no server runs, or to serve. It is found by the variable
 * {@value #VARIABLE}, which the launcher of this program sets.
 */
public final class ServerProgram {
    /** The variable that names it. */
    public static final String VARIABLE = "CALIMERO_REGISTRY_SERVER";

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final Path program;

    private ServerProgram(Path program) {
        this.program = program;
    }

    /**
     * Finds it.
     *
     * @throws UsageException if nothing says where it is
     */
    public static ServerProgram of(Session session) {
        return new ServerProgram(session.variable(VARIABLE)
                .map(session::path)
                .orElseThrow(() -> new UsageException(
                        "This needs the server program, and " + VARIABLE + " does not say where it is",
                        "the launcher ./calimero-registry, which sets it, or without --data and --offline")));
    }

    /**
     * What came of a run. What the program says on its way goes to the same stream for errors as ours.
     *
     * @param lines what it wrote as its result
     */
    record Outcome(ExitCode exitCode, List<String> lines) {
        /** Copies the list. */
        Outcome {
            lines = List.copyOf(lines);
        }
    }

    /**
     * What {@code admin} is called with.
     *
     * @param environment variables to set beside those of this process
     * @param data the data directory, if one is given
     */
    record Call(List<String> arguments, Map<String, String> environment, Optional<Path> data) {
        /** Copies everything. */
        Call {
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
        }
    }

    /** Runs {@code admin}. */
    Outcome admin(Call call) {
        ProcessBuilder builder = new ProcessBuilder(command(call)).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(call.environment());
        try {
            return outcome(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new token of an administrator of a data directory that no server uses; none if that has no administrator. */
    public Optional<String> administratorsToken(Path data) {
        Outcome outcome = admin(new Call(List.of("token"), Map.of(), Optional.of(data)));
        return Json.object(String.join("\n", outcome.lines()))
                .map(json -> json.path("token").asText())
                .filter(token -> !token.isEmpty());
    }

    /** The same, showing how far it has come to a person who watches. */
    Outcome admin(Call call, Session session) {
        if (!session.isWatched()) {
            return admin(call);
        }
        List<String> command = command(call);
        command.add("--progress");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(call.environment());
        try {
            Process process = builder.start();
            Thread reader = Thread.ofPlatform()
                    .name("server-progress")
                    .daemon()
                    .start(() -> new ServerProgress(session).show(process.getErrorStream()));
            Outcome outcome = outcome(process);
            reader.join();
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(ExitCode.FAILURE, List.of());
        }
    }

    private List<String> command(Call call) {
        List<String> command = new ArrayList<>(List.of(program.toString(), "admin"));
        command.addAll(call.arguments());
        call.data().ifPresent(directory -> command.addAll(List.of("--data", directory.toString())));
        return command;
    }

    /** Starts a server for this process alone, which ends when its input does. Its input and output are pipes. */
    public Process serveOperator(Path data) throws IOException {
        List<String> command = begun();
        command.addAll(List.of(program.toString(), "admin", "serve", "--data", data.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Keys that are typed to interrupt this program must not reach the other one. */
    private static List<String> begun() {
        return new ArrayList<>(Files.isExecutable(SETSID) ? List.of(SETSID.toString()) : List.of());
    }

    /** Starts a server that goes on when this program has ended; what it writes goes to the end of a file. */
    public Process serve(List<String> arguments, Path log) {
        List<String> command = begun();
        command.add(program.toString());
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a server in the place of this program, with its input and output, until it ends. */
    public ExitCode serve(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            // Whoever ends this program means the server.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return exitCode(process.waitFor());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILURE;
        }
    }

    private static Outcome outcome(Process process) throws IOException {
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Outcome(exitCode(process.waitFor()), output.lines().toList());
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            return new Outcome(ExitCode.FAILURE, List.of());
        }
    }

    private static ExitCode exitCode(int number) {
        return switch (number) {
            case 0 -> ExitCode.OK;
            case 2 -> ExitCode.USAGE;
            default -> ExitCode.FAILURE;
        };
    }
}
