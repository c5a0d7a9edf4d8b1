package registry.storage.redis;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import redis.embedded.core.ExecutableProvider;

/** Programs to test with. */
final class RedisBinary {
    private static final Path EMBEDDED = extract();

    private RedisBinary() {}

    /** Redis 6.2, which comes with the tests. */
    static Path embedded() {
        return EMBEDDED;
    }

    /** The {@code redis-server} of this machine; without it the test is skipped, but not where CI runs. */
    static Path installed() {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty() && System.getenv("CI") == null) {
            String skipped = "SKIPPED: there is no redis-server on the PATH (Debian: apt install redis-server)";
            System.err.println(skipped);
            Assumptions.abort(skipped);
        }
        return found.orElseThrow(() -> new AssertionError("CI must have redis-server on the PATH"));
    }

    private static Path extract() {
        try {
            File directory = Files.createTempDirectory("embedded-redis").toFile();
            File program = ExecutableProvider.newJarResourceProvider(directory).get();
            directory.deleteOnExit(); // runs last
            program.deleteOnExit();
            return program.toPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
