package registry.storage.redis;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import redis.embedded.core.ExecutableProvider;

/** Programs to test with. */
public final class RedisBinary {
    private static final String SKIPPED =
            "SKIPPED: there is no redis-server on the PATH to test with (Debian: apt install redis-server)";

    private static final Path EMBEDDED = extract();

    private RedisBinary() {}

    /** Redis 6.2, which comes with the tests. */
    public static Path embedded() {
        return EMBEDDED;
    }

    /** The {@code redis-server} of this machine; without it the test is skipped, but not where CI runs. */
    public static Path installed() {
        Optional<Path> found = find();
        Assumptions.assumeTrue(found.isPresent(), SKIPPED);
        return found.orElseThrow();
    }

    /** That of this machine, or without it the one that comes with the tests. */
    public static Path best() {
        return find().orElse(EMBEDDED);
    }

    /** One after the other. */
    public static List<Path> all() {
        return Stream.concat(Stream.of(EMBEDDED), find().stream()).toList();
    }

    private static Optional<Path> find() {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            if (System.getenv("CI") != null) {
                throw new AssertionError("CI must have redis-server on the PATH");
            }
            System.err.println(SKIPPED);
        }
        return found;
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
