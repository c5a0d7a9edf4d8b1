package registry.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import registry.cli.file.AtomicFile;
import registry.cli.output.Json;

/**
 * The process that serves the local registry, as the file {@link LocalFiles#process} names it. A process id is used again
 * after a while, so that the moment at which the process began counts as well.
 *
 * @param pid process id
 * @param started when it began, by the operating system
 * @param port where it listens, on loopback
 */
public record LocalProcess(long pid, Instant started, int port) {
    /** The one that runs now; a file that an earlier one left behind is passed over. */
    public static Optional<LocalProcess> running(LocalFiles files) {
        return read(files).filter(LocalProcess::isAlive);
    }

    /** Notes which process serves. */
    public static LocalProcess note(LocalFiles files, ProcessHandle process, int port) {
        LocalProcess noted = new LocalProcess(process.pid(), startOf(process), port);
        String json = Json.text(Json.object()
                .put("pid", noted.pid)
                .put("started", noted.started.toString())
                .put("port", port));
        AtomicFile.writePrivate(files.process(), (json + "\n").getBytes(StandardCharsets.UTF_8));
        return noted;
    }

    /** Forgets it, once it has ended. */
    public static void forget(LocalFiles files) {
        try {
            Files.deleteIfExists(files.process());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it answers. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return handle().isPresent();
    }

    /**
     * Asks it to end, and waits.
     *
     * @return whether it has ended
     */
    public boolean end(Duration patience) throws InterruptedException {
        Optional<ProcessHandle> process = handle();
        if (process.isEmpty()) {
            return true;
        }
        process.get().destroy();
        try {
            process.get().onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for the end of a process cannot fail", e);
        }
    }

    private Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> startOf(process).equals(started));
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    private static Optional<LocalProcess> read(LocalFiles files) {
        try {
            return Json.object(Files.readString(files.process(), StandardCharsets.UTF_8))
                    .flatMap(LocalProcess::of);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<LocalProcess> of(JsonNode json) {
        try {
            return Optional.of(new LocalProcess(
                    json.path("pid").asLong(),
                    Instant.parse(json.path("started").asText()),
                    json.path("port").asInt()));
        } catch (DateTimeParseException e) {
            // Damaged: as good as none, since no process can be told from it.
            return Optional.empty();
        }
    }
}
