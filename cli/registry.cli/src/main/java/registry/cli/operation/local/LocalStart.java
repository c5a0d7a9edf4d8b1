package registry.cli.operation.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import registry.api.RegistryException;
import registry.cli.local.LocalFiles;
import registry.cli.local.LocalLock;
import registry.cli.local.LocalPort;
import registry.cli.local.LocalProcess;
import registry.cli.operation.Session;
import registry.cli.operation.admin.ServerProgram;
import registry.cli.output.CliError;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.client.ClientException;
import registry.client.RegistryClient;

/** Starts the registry of this machine's user and makes its account, so that {@code --local} just works. */
public final class LocalStart {
    /** In a source tree the server is built first. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Duration UNTIL_EXPLAINED = Duration.ofSeconds(10);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(200);
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final String EMAIL = "local@localhost.localdomain";
    private static final String USERNAME = "local";
    private static final int LAST_LINES = 5;

    private final Session session;
    private final LocalFiles files;

    /** Works in a session. */
    public LocalStart(Session session) {
        this.session = session;
        this.files = session.localFiles();
    }

    /**
     * Starts it, unless it runs already, and waits until it answers.
     *
     * @param port where it shall listen, now and later; the remembered port, or {@value LocalPort#DEFAULT}, without it
     */
    public Report run(OptionalInt port) {
        ServerProgram program = ServerProgram.of(session);
        return LocalLock.holding(
                files,
                () -> LocalProcess.running(files)
                        .map(running -> alreadyThere(running, port))
                        .orElseGet(() -> start(program, port)));
    }

    private Report start(ServerProgram program, OptionalInt port) {
        LocalPort remembered = new LocalPort(files, session::warn);
        LocalProcess process = launch(program, port.orElseGet(remembered::number));
        port.ifPresent(remembered::remember);
        setUp(process);
        return new Started(process, files, true);
    }

    private Report alreadyThere(LocalProcess running, OptionalInt port) {
        if (port.isPresent() && port.getAsInt() != running.port()) {
            throw new RegistryException(
                    CliError.BUSY,
                    "The local registry runs at " + running.address() + " already; 'calimero-registry local stop' ends"
                            + " it");
        }
        return new Started(running, files, false);
    }

    private LocalProcess launch(ServerProgram program, int port) {
        session.note("Starting the local registry ...");
        Process server = program.serve(
                List.of(
                        "--host",
                        "127.0.0.1",
                        "--port",
                        String.valueOf(port),
                        "--data",
                        files.data().toString()),
                files.log());
        // Whoever gives up waiting wants no server that nobody waits for.
        AtExit undo = AtExit.run(() -> abandon(server));
        try {
            return awaitStart(server, LocalProcess.note(files, server.toHandle(), port));
        } finally {
            undo.cancel();
        }
    }

    private LocalProcess awaitStart(Process server, LocalProcess noted) {
        try (RegistryClient client = session.connectBriefly(noted.address(), SILENCE)) {
            awaitAnswer(client, server);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            abandon(server);
            throw new RegistryException(CliError.PROGRAM_FAILED, "The local registry was not started: cancelled");
        }
        // Something else may have answered at that port.
        if (!server.isAlive()) {
            throw failed();
        }
        return noted;
    }

    private void abandon(Process server) {
        // The launcher may be building, which is done by processes of its own.
        server.descendants().forEach(ProcessHandle::destroy);
        server.destroy();
        LocalProcess.forget(files);
    }

    private void awaitAnswer(RegistryClient client, Process server) throws InterruptedException {
        long began = System.nanoTime();
        boolean explained = false;
        while (!answers(client) && server.isAlive()) {
            long waited = System.nanoTime() - began;
            if (waited > PATIENCE.toNanos()) {
                abandon(server);
            } else if (!explained && waited > UNTIL_EXPLAINED.toNanos()) {
                session.note("It takes its time (a source tree builds the server first); " + files.log()
                        + " says what it does");
                explained = true;
            }
            Thread.sleep(BETWEEN_QUESTIONS);
        }
    }

    private static boolean answers(RegistryClient client) {
        try {
            return client.server().ready().up();
        } catch (ClientException e) {
            return false;
        }
    }

    private RegistryException failed() {
        LocalProcess.forget(files);
        return new RegistryException(
                CliError.PROGRAM_FAILED,
                "The local registry did not start; the last lines of " + files.log() + ":\n" + lastLines());
    }

    private String lastLines() {
        try {
            List<String> lines = new String(Files.readAllBytes(files.log()), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
    }

    /** A new registry has no account; its set-up code lies where only this user can read it. */
    private void setUp(LocalProcess process) {
        Optional<String> code = setupCode();
        if (code.isPresent()) {
            try (RegistryClient client = session.connectBriefly(process.address(), SILENCE)) {
                files.keepToken(
                        client.server().setUp(code.get(), EMAIL, USERNAME).token());
            }
        } else if (files.token().isEmpty()) {
            session.warn("the token of the local registry is gone; give one with --api-key, or begin anew with"
                    + " 'calimero-registry local reset'");
        }
    }

    private Optional<String> setupCode() {
        Path file = files.data().resolve("setup-code");
        try {
            return Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Started(LocalProcess process, LocalFiles files, boolean started) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            out.line(started ? "The local registry runs." : "The local registry runs already.");
            out.table(new Table()
                    .row("Address", process.address().toString())
                    .row("Data", files.data().toString())
                    .row("Log", files.log().toString())
                    .row("Next", "calimero-registry bundle push BUNDLE --local")
                    .row("Stop", "calimero-registry local stop"));
        }

        @Override
        public JsonNode json() {
            return Json.object()
                    .put("started", started)
                    .put("running", true)
                    .put("url", process.address().toString())
                    .put("pid", process.pid())
                    .put("data", files.data().toString())
                    .put("log", files.log().toString());
        }
    }
}
