package registry.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** The real server, started with {@code ./run} on loopback. For one thread. */
final class ServerProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration END_LIMIT = Duration.ofMinutes(3);

    private final Process process;
    private final URI url;
    private final Path data;
    private final Path output;

    private ServerProcess(Process process, URI url, Path data, Path output) {
        this.process = process;
        this.url = url;
        this.data = data;
        this.output = output;
    }

    /** Starts a server on {@code data}, without rate limits, with more arguments if need be, and waits until it answers. */
    static ServerProcess start(Path data, Map<String, String> environment, String... arguments) {
        return start(data, data.toAbsolutePath().getParent(), environment, arguments);
    }

    /** As the other one, with what the server prints in a file in {@code log}. */
    static ServerProcess start(Path data, Path log, Map<String, String> environment, String... arguments) {
        int port = Product.freePort();
        Path output = log.resolve(data.getFileName() + "-" + port + ".out");
        List<String> command = new ArrayList<>(List.of(
                Product.root().resolve("run").toString(), "--port", Integer.toString(port), "--data", data.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        for (String limit : List.of("AUTH", "PUBLISH", "WRITES")) {
            builder.environment().put("REGISTRY_LIMITS_" + limit + "_PER_MINUTE", "0");
        }
        builder.environment().putAll(environment);
        try {
            ServerProcess server =
                    new ServerProcess(builder.start(), URI.create("http://127.0.0.1:" + port), data, output);
            server.awaitAnswerOrKill();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return url;
    }

    /** The set-up code, as an operator reads it. */
    String setupCode() {
        try {
            return Files.readString(data.resolve("setup-code")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the server printed so far. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** SIGKILL: no shutdown hook runs, nothing is flushed. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM, and waits for the end. */
    int stop() {
        process.destroy();
        awaitEnd();
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }

    private void awaitEnd() {
        Awaitility.await().atMost(END_LIMIT).until(() -> !process.isAlive());
    }

    private void awaitAnswerOrKill() {
        try {
            awaitAnswer();
        } catch (RuntimeException e) {
            kill();
            throw e;
        }
    }

    private void awaitAnswer() {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/api/healthz"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            Awaitility.await()
                    .atMost(START_LIMIT)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        if (!process.isAlive()) {
                            throw new IllegalStateException("the server ended at start:\n" + output());
                        }
                        return answers(client, request);
                    });
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }
}
