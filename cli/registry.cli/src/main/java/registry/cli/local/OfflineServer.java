package registry.cli.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import registry.api.RegistryException;
import registry.cli.output.CliError;
import registry.cli.output.Json;

/**
 * A data directory that no server uses, for a shell. Commands that ask a server have the server program serve the directory
 * for this process alone, on loopback, from the first of them on; commands that work on the directory itself end that
 * first. Safe for use by several threads.
 */
public final class OfflineServer implements AutoCloseable {
    private static final Duration UNTIL_ENDED = Duration.ofSeconds(30);

    private final Path data;
    private final Starter starter;
    private @Nullable Process process;
    private @Nullable Access access;

    /** Names a directory; nothing is started or read. */
    public OfflineServer(Path data, Starter starter) {
        this.data = data;
        this.starter = starter;
    }

    /**
     * How to reach the server of the directory.
     *
     * @param token of an administrator; a secret
     * @param account e-mail address of that administrator
     */
    public record Access(URI url, String token, String account) {
        /** Says nothing about the token. */
        @Override
        public String toString() {
            return "Access[url=" + url + ", token hidden]";
        }
    }

    /** Starts the server program on a directory. */
    @FunctionalInterface
    public interface Starter {
        /** With its input and output as pipes. */
        Process start(Path directory) throws IOException;
    }

    /** The directory. */
    public Path data() {
        return data;
    }

    /** How to reach the server if it runs at present. */
    public synchronized Optional<Access> running() {
        return process != null && process.isAlive() ? Optional.ofNullable(access) : Optional.empty();
    }

    /**
     * How to reach the server, which is started if need be.
     *
     * @throws RegistryException if it does not start; why is on the stream for errors already
     */
    public synchronized Access access() {
        return running().orElseGet(this::start);
    }

    private Access start() {
        close();
        try {
            Process started = starter.start(data);
            process = started;
            Access granted = greeting(started);
            access = granted;
            return granted;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A source tree builds the server first, so that this waits as long as the program lives or nobody interrupts. */
    private static Access greeting(Process started) {
        CompletableFuture<Optional<Access>> line =
                CompletableFuture.supplyAsync(() -> firstLine(started.inputReader()), Thread::startVirtualThread);
        try {
            return line.get().orElseThrow(() -> {
                started.destroy();
                return failed("The server program could not serve this directory; what it says is above");
            });
        } catch (InterruptedException e) {
            started.destroy();
            Thread.currentThread().interrupt();
            throw failed("Cancelled while the server program was starting");
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading a line tells of failures by its result", e);
        }
    }

    private static Optional<Access> firstLine(BufferedReader reader) {
        try {
            return Optional.ofNullable(reader.readLine())
                    .flatMap(Json::object)
                    .map(json -> new Access(
                            URI.create(json.path("url").asText()),
                            json.path("token").asText(),
                            json.path("account").asText()));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static RegistryException failed(String what) {
        return new RegistryException(CliError.PROGRAM_FAILED, what);
    }

    /** Ends the server if it runs, and waits until the directory is free. */
    @Override
    public synchronized void close() {
        Process running = process;
        process = null;
        access = null;
        if (running == null) {
            return;
        }
        try {
            running.getOutputStream().close();
            if (!running.waitFor(UNTIL_ENDED.toSeconds(), TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (IOException e) {
            running.destroy();
        } catch (InterruptedException e) {
            running.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
