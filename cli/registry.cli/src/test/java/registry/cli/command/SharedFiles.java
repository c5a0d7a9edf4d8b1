package registry.cli.command;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Finds test data that lies beside the checkout and is no part of it. */
final class SharedFiles {
    private SharedFiles() {}

    /** A file below {@code shared/}. Without it the test is skipped, saying what it would have shown; never in CI. */
    static Path require(String name, String purpose) {
        for (Path directory = Path.of("").toAbsolutePath(); directory != null; directory = directory.getParent()) {
            Path shared = directory.resolve("shared");
            if (Files.isDirectory(shared.resolve("vectors"))) {
                return Objects.requireNonNull(shared.resolve(name));
            }
        }
        String message = "shared/" + name + " is not beside this checkout, so this was not tested: " + purpose;
        if ("true".equals(System.getenv("CI"))) {
            return fail(message);
        }
        System.err.println("SKIPPED: " + message);
        return abort(message);
    }
}
