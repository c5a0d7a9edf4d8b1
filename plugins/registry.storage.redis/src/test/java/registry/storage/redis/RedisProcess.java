package registry.storage.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** A Redis server of a test, on a free port of loopback, with its data in a directory of its own. */
public final class RedisProcess implements AutoCloseable {
    public static final String HOST = "127.0.0.1";

    /** Those that a test that failed early left behind end with the tests. */
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
    }

    private final Path program;
    private final int port;
    private final Path directory;
    private final List<String> arguments;
    private Process process;

    private RedisProcess(Path program, int port, List<String> arguments) {
        this.program = program;
        this.port = port;
        this.arguments = List.copyOf(arguments);
        try {
            this.directory = Files.createTempDirectory("redis-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a server that persists nothing unless {@code arguments} say so. */
    public static RedisProcess start(Path program, String... arguments) {
        RedisProcess redis = prepare(program, arguments);
        redis.start();
        return redis;
    }

    /** A server that is not running yet. */
    public static RedisProcess prepare(Path program, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--save", ""));
        all.addAll(List.of(arguments));
        return new RedisProcess(program, freePort(), all);
    }

    /** A Sentinel that is not running yet. */
    public static RedisProcess sentinel(Path program, Path config) {
        return new RedisProcess(program, freePort(), List.of(config.toString(), "--sentinel"));
    }

    /** Starts it, or starts it again with the data it left. */
    public void start() {
        launch();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(this::answers);
    }

    /** Starts it without waiting for an answer. */
    public void launch() {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments); // a configuration file must come first
        command.addAll(List.of("--port", String.valueOf(port), "--bind", HOST, "--dir", directory.toString()));
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve("log").toFile()))
                    .start();
            RUNNING.add(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    public Path directory() {
        return directory;
    }

    public String url() {
        return "redis://" + HOST + ":" + port;
    }

    /** A connection of the test's own. */
    public Jedis client() {
        return new Jedis(HOST, port, 10_000);
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Ends it at once, as a power cut would. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Halts it: it keeps its connections and answers nothing. */
    public void pause() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    @Override
    public void close() {
        // What rewrites the append-only file meanwhile would change the folder while it is deleted.
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        awaitEnd();
        children.forEach(child -> child.onExit().join());
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("Redis ended: " + Files.readString(directory.resolve("log")));
        }
        try (Jedis client = client()) {
            client.sendCommand(redis.clients.jedis.Protocol.Command.PING);
            return true;
        } catch (JedisException e) {
            return String.valueOf(e.getMessage()).contains("NOAUTH");
        }
    }

    private void signal(String name) {
        try {
            int exit = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new AssertionError("kill -" + name + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitEnd() {
        try {
            process.waitFor();
            RUNNING.remove(process);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
